package com.heycmo.outreach.dispatch.result;

import com.heycmo.outreach.dispatch.job.JobStore;
import com.heycmo.outreach.dispatch.job.Reactions;
import com.heycmo.outreach.dispatch.job.ReportMetrics;
import com.heycmo.outreach.dispatch.job.ReportedJob;
import com.heycmo.outreach.outbox.RelayWakeUp;
import com.heycmo.outreach.problems.ProblemException;
import com.heycmo.outreach.problems.ProblemType;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes reports. Each is judged on the locked row, so that of several at once each sees the effect of the one before. */
@Service
class Results {

    private static final Logger log = LoggerFactory.getLogger(Results.class);

    private final JobStore jobs;
    private final ResultStore store;
    private final Reactions reactions;
    private final RelayWakeUp relay;
    private final ReportMetrics metrics;

    Results(JobStore jobs, ResultStore store, Reactions reactions, RelayWakeUp relay, ReportMetrics metrics) {
        this.metrics = metrics;
        this.jobs = jobs;
        this.store = store;
        this.reactions = reactions;
        this.relay = relay;
    }

    /**
     * Stores the report with its audit entry and event, or recognises a repeat.
     *
     * @param extensionId the extension that reports
     * @throws ProblemException 404 if this customer has no such draft, 409 if the report contradicts the draft's state
     */
    @Transactional
    ResultAnswer take(UUID customerId, UUID id, UUID extensionId, Report report) {
        ReportedJob job = jobs.lock(customerId, id)
                .orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND, "There is no such draft."));
        Report storable = job.isErased() ? report.withoutTexts() : report;
        return switch (Verdict.of(job.state(), job.match(report.claimToken()), report.success())) {
            case MARK_SENT -> markJobSent(job, extensionId, storable);
            case MARK_FAILED -> markJobFailed(job, extensionId, storable);
            case REPEAT -> ResultAnswer.of(job, report.warnings());
            case INVALID_TRANSITION ->
                throw ProblemException.of(
                                ProblemType.INVALID_TRANSITION, "The report contradicts the state of this draft.")
                        .with("currentStatus", job.status().wireName());
            case CLAIM_SUPERSEDED ->
                throw ProblemException.of(
                        ProblemType.CLAIM_SUPERSEDED,
                        "A newer claim decides about this draft, or the token is unknown.");
            case NEVER_CLAIMED ->
                throw ProblemException.of(ProblemType.NEVER_CLAIMED, "This draft has not been claimed.");
        };
    }

    private ResultAnswer markJobSent(ReportedJob job, UUID extensionId, Report report) {
        ResultAnswer answer = stored(store.markSent(job, extensionId, report));
        reactions.afterSuccess(job);
        metrics.count("sent", null);
        return finished(job, answer);
    }

    private ResultAnswer markJobFailed(ReportedJob job, UUID extensionId, Report report) {
        ResultAnswer answer = stored(store.markFailed(job, extensionId, report));
        if (report.failureCode() != null) {
            reactions.afterFailure(job, report.failureCode(), null);
        }
        metrics.count("failed", report.failureCode());
        return finished(job, answer);
    }

    private static ResultAnswer stored(Optional<ResultAnswer> stored) {
        return stored.orElseThrow(() ->
                new IllegalStateException("The locked row is not in a status from which this transition starts."));
    }

    private ResultAnswer finished(ReportedJob job, ResultAnswer answer) {
        jobs.updateHolds(job);
        relay.afterCommit();
        log.info("Draft {} of customer {} is {}.", job.id(), job.customerId(), answer.status());
        return answer;
    }
}
