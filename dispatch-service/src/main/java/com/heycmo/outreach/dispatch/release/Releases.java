package com.heycmo.outreach.dispatch.release;

import com.heycmo.outreach.dispatch.job.JobState;
import com.heycmo.outreach.dispatch.job.JobStore;
import com.heycmo.outreach.dispatch.job.Reactions;
import com.heycmo.outreach.dispatch.job.ReportMetrics;
import com.heycmo.outreach.dispatch.job.ReportedJob;
import com.heycmo.outreach.dispatch.job.TokenMatch;
import com.heycmo.outreach.outbox.RelayWakeUp;
import com.heycmo.outreach.policy.FailureCode;
import com.heycmo.outreach.policy.FailureCode.Group;
import com.heycmo.outreach.policy.OutreachPolicy;
import com.heycmo.outreach.problems.ProblemException;
import com.heycmo.outreach.problems.ProblemType;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes jobs back. Each release is judged on the locked row, like a result. */
@Service
class Releases {

    private static final Logger log = LoggerFactory.getLogger(Releases.class);

    private final JobStore jobs;
    private final ReleaseStore store;
    private final Reactions reactions;
    private final RelayWakeUp relay;
    private final ReportMetrics metrics;

    Releases(JobStore jobs, ReleaseStore store, Reactions reactions, RelayWakeUp relay, ReportMetrics metrics) {
        this.metrics = metrics;
        this.jobs = jobs;
        this.store = store;
        this.reactions = reactions;
        this.relay = relay;
    }

    /**
     * Makes the draft approved as before its last claim, or ends it if it was released too often or a rule skips it. The
     * same release again gets the same answer, whatever has happened since.
     *
     * @param extensionId the extension that releases
     * @throws ProblemException 404 if this customer has no such draft, 409 if the token is not that of the current,
     *     unanswered claim, or if the draft is no longer approved
     */
    @Transactional
    ReleaseAnswer take(UUID customerId, UUID id, UUID extensionId, Release release) {
        ReportedJob job = jobs.lock(customerId, id)
                .orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND, "There is no such draft."));
        Optional<ReleaseAnswer> given =
                job.numberOf(release.claimToken()) == null ? Optional.empty() : store.find(job, release.claimToken());
        return given.orElseGet(() -> {
            requireCurrentClaim(job, release.claimToken());
            return takeBack(job, extensionId, job.isErased() ? release.withoutDetail() : release);
        });
    }

    private static void requireCurrentClaim(ReportedJob job, String claimToken) {
        boolean answered = job.state() == JobState.SENT || job.state() == JobState.FAILED_BY_REPORT;
        if (job.match(claimToken) != TokenMatch.CURRENT || answered) {
            throw ProblemException.of(
                    ProblemType.CLAIM_SUPERSEDED,
                    "The token is not that of the current claim, or the claim has been answered.");
        }
        if (job.state() != JobState.APPROVED) {
            throw ProblemException.of(ProblemType.INVALID_TRANSITION, "Only an approved draft can be released.")
                    .with("currentStatus", job.status().wireName());
        }
    }

    private ReleaseAnswer takeBack(ReportedJob job, UUID extensionId, Release release) {
        FailureCode code = release.code();
        boolean counts = code.group() == Group.RETRYABLE;
        boolean waits = counts || code.group() == Group.PERSON;
        store.release(job, extensionId, release, counts, waits ? code.waitsUntil(job.now(), release.retryAt()) : null);
        reactions.afterFailure(job, code, release.retryAt());
        end(job, extensionId, release, counts);
        jobs.updateHolds(job);
        relay.afterCommit();
        ReleaseAnswer answer = store.saveAnswer(job, release.claimToken());
        metrics.count("released", code);
        log.info("Draft {} of customer {} was released: {}.", job.id(), job.customerId(), code.wireName());
        return answer;
    }

    private void end(ReportedJob job, UUID extensionId, Release release, boolean counts) {
        if (job.ruledOut() != null) {
            store.skip(job);
        } else if (counts && job.failedReleases() + 1 >= OutreachPolicy.MAX_FAILED_RELEASES) {
            store.fail(job, extensionId, release);
        }
    }
}
