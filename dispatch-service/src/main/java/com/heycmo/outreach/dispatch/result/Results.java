package com.heycmo.outreach.dispatch.result;

import com.heycmo.outreach.dispatch.outcome.CompletedJob;
import com.heycmo.outreach.dispatch.outcome.Outcomes;
import com.heycmo.outreach.dispatch.outcome.StorableReport;
import com.heycmo.outreach.problems.ProblemException;
import com.heycmo.outreach.problems.ProblemType;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes reports: judged on the locked row, so that of several at once each sees what the one before it did. */
@Service
class Results {

    private static final Logger log = LoggerFactory.getLogger(Results.class);

    private final ResultStore store;
    private final Outcomes outcomes;

    Results(ResultStore store, Outcomes outcomes) {
        this.store = store;
        this.outcomes = outcomes;
    }

    /**
     * Stores the report with its event, or recognises it.
     *
     * @param callerId the device that reports
     * @throws ProblemException 404 when this customer has no such draft, 409 when the report cannot be so
     */
    @Transactional
    ResultAnswer take(UUID customerId, UUID id, UUID callerId, Report report) {
        ReportedJob job = store.lock(customerId, id)
                .orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND, "There is no such draft."));
        return switch (Verdict.of(job.state(), job.proofOf(report.claimToken()), report.success())) {
            case MARK_SENT -> ended(outcomes.markJobSent(answer(job, callerId, report)), report);
            case MARK_FAILED -> ended(outcomes.markJobFailed(answer(job, callerId, report)), report);
            case REPEAT -> ResultAnswer.of(job, report.warnings());
            case INVALID_TRANSITION ->
                throw ProblemException.of(
                                ProblemType.INVALID_TRANSITION, "The report contradicts what is known of this draft.")
                        .with("currentStatus", job.status().wireName());
            case CLAIM_SUPERSEDED ->
                throw ProblemException.of(
                        ProblemType.CLAIM_SUPERSEDED, "This claim no longer decides about the draft.");
            case NEVER_CLAIMED ->
                throw ProblemException.of(ProblemType.NEVER_CLAIMED, "Nobody has claimed this draft.");
        };
    }

    private static StorableReport answer(ReportedJob job, UUID callerId, Report report) {
        return new StorableReport(
                job.customerId(),
                job.id(),
                callerId,
                claimNumber(job, report.claimToken()),
                job.now(),
                report.resultUrl(),
                report.errorMessage(),
                report.sentBodySha256());
    }

    private static @Nullable Integer claimNumber(ReportedJob job, @Nullable String token) {
        return token == null ? null : Integer.valueOf(job.numberOf(token));
    }

    private static ResultAnswer ended(Optional<CompletedJob> ended, Report report) {
        CompletedJob job = ended.orElseThrow(() ->
                new IllegalStateException("A move that was judged on the locked row did not find it where it starts."));
        log.info(
                "Draft {} of customer {} is {}.",
                job.id(),
                job.customerId(),
                job.status().wireName());
        return ResultAnswer.of(job, report.warnings());
    }
}
