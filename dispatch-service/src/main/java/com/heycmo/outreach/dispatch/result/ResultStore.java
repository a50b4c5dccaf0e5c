package com.heycmo.outreach.dispatch.result;

import com.heycmo.outreach.dispatch.job.ReportedJob;
import com.heycmo.outreach.event.Actor;
import com.heycmo.outreach.policy.FailureCode;
import com.heycmo.outreach.sql.Columns;
import com.heycmo.outreach.status.FailureKind;
import com.heycmo.outreach.status.Transition;
import com.heycmo.outreach.traces.Traces;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The transitions that a report makes. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ResultStore {

    private final JdbcClient jdbc;
    private final Traces traces;

    ResultStore(JdbcClient jdbc, Traces traces) {
        this.jdbc = jdbc;
        this.traces = traces;
    }

    /**
     * Makes the draft sent, at the time of the report or at the end of its lock, whichever is earlier. If it answers a released
     * claim, the lock of that claim counts, too: the draft's own is then that of a claim before, and a send at its end could
     * lie in an earlier window of the caps than the one in which it happened.
     */
    Optional<ResultAnswer> markSent(ReportedJob job, UUID extensionId, Report report) {
        return store(Transition.REPORT_SENT, job, extensionId, report, null);
    }

    /** Makes the draft failed. If nobody knows whether it was sent, the end of the lock stays and counts against the cap. */
    Optional<ResultAnswer> markFailed(ReportedJob job, UUID extensionId, Report report) {
        FailureKind kind = report.failureCode() == FailureCode.UNCERTAIN ? FailureKind.UNCERTAIN : FailureKind.REPORTED;
        return store(Transition.REPORT_FAILED, job, extensionId, report, kind);
    }

    private Optional<ResultAnswer> store(
            Transition transition,
            ReportedJob job,
            UUID extensionId,
            Report report,
            @Nullable FailureKind failureKind) {
        return jdbc.sql("""
                        UPDATE linkedin_outreach_queue q
                           SET status = :to,
                               sent_at = CASE :to WHEN 'sent' THEN linkedin_outreach_acted_by(
                                   GREATEST(q.locked_until, (
                                       SELECT r.locked_until
                                         FROM linkedin_outreach_release r
                                        WHERE r.customer_id = :customerId AND r.draft_id = :id
                                          AND r.claim_token = CAST(:claimToken AS uuid))), :now) END,
                               locked_until = CASE :failureKind WHEN 'uncertain'
                                                   THEN linkedin_outreach_acted_by(q.locked_until, :now) END,
                               -- The key of the claim must not hand out this job again.
                               claim_key = NULL,
                               result_url = :resultUrl,
                               failure_kind = :failureKind,
                               failure_code = :failureCode,
                               resolved_by_user_id = NULL,
                               -- A rule that waited for the end of the lock comes too late.
                               skip_reason = CASE WHEN skipped_at IS NOT NULL THEN skip_reason END,
                               error_message = :errorMessage,
                               outcomes = outcomes + 1,
                               updated_at = :now
                         WHERE customer_id = :customerId AND id = :id AND status = ANY (:from)
                        RETURNING q.status, q.sent_at, q.result_url, q.error_message, q.traceparent,
                               linkedin_outreach_record(
                                   q, :what, :actor, :extensionId, :claimNumber, :sentBodySha256)
                        """)
                .param("to", transition.to().wireName())
                .param("from", transition.fromNames())
                .param("what", transition.pastTense())
                .param("actor", Actor.EXTENSION.wireName())
                .param("extensionId", extensionId)
                .param("claimToken", report.claimToken())
                .param("claimNumber", job.numberOf(report.claimToken()), Types.INTEGER)
                .param("sentBodySha256", report.sentBodySha256(), Types.VARCHAR)
                .param("now", job.now().atOffset(ZoneOffset.UTC))
                .param("resultUrl", report.resultUrl())
                .param("failureKind", failureKind == null ? null : failureKind.wireName(), Types.VARCHAR)
                .param(
                        "failureCode",
                        report.failureCode() == null
                                ? null
                                : report.failureCode().wireName())
                .param("errorMessage", report.success() ? null : report.errorMessage())
                .param("customerId", job.customerId())
                .param("id", job.id())
                .query((row, number) -> {
                    traces.mark("result", row.getString("traceparent"), job.id());
                    return new ResultAnswer(
                            job.id(),
                            row.getString("status"),
                            Columns.instant(row, "sent_at"),
                            row.getString("result_url"),
                            row.getString("error_message"),
                            report.warnings());
                })
                .optional();
    }
}
