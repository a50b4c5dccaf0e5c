package com.heycmo.outreach.dispatch.result;

import com.heycmo.outreach.event.Actor;
import com.heycmo.outreach.holds.HoldStore;
import com.heycmo.outreach.sql.Columns;
import com.heycmo.outreach.status.DraftStatus;
import com.heycmo.outreach.status.FailureKind;
import com.heycmo.outreach.status.Transition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The row of a reported draft, and the transitions that a report makes. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ResultStore {

    private final JdbcClient jdbc;
    private final HoldStore holds;

    ResultStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.holds = new HoldStore(jdbc);
    }

    /** Locks the customer and the row until the transaction ends; empty if this customer has no draft of this id. */
    Optional<ReportedJob> lock(UUID customerId, UUID id) {
        holds.lockCustomer(customerId);
        return jdbc.sql("""
                        -- Materialized, so that the clock is read after the wait for the lock.
                        WITH locked AS MATERIALIZED (
                            SELECT customer_id, id, prospect_url, status, failure_kind, claims, claim_tokens::text[] AS claim_tokens,
                                   sent_at, result_url, error_message
                              FROM linkedin_outreach_queue
                             WHERE customer_id = :customerId AND id = :id
                               FOR UPDATE)
                        SELECT *, clock_timestamp() AS now
                          FROM locked
                        """)
                .param("customerId", customerId)
                .param("id", id)
                .query(ResultStore::reportedJob)
                .optional();
    }

    /** Makes the draft sent, at the time of the report or at the end of its lock, whichever is earlier. */
    Optional<ResultAnswer> markSent(ReportedJob job, UUID extensionId, Report report) {
        return store(Transition.REPORT_SENT, job, extensionId, report, null, null);
    }

    Optional<ResultAnswer> markFailed(ReportedJob job, UUID extensionId, Report report) {
        return store(Transition.REPORT_FAILED, job, extensionId, report, FailureKind.REPORTED, report.errorMessage());
    }

    /** Judges anew what holds the drafts for this prospect. Comes after a transition. */
    void updateHolds(ReportedJob job) {
        holds.update(job.customerId(), job.prospectUrl());
    }

    private Optional<ResultAnswer> store(
            Transition transition,
            ReportedJob job,
            UUID extensionId,
            Report report,
            @Nullable FailureKind failureKind,
            @Nullable String errorMessage) {
        return jdbc.sql("""
                        UPDATE linkedin_outreach_queue q
                           SET status = :to,
                               -- LEAST ignores NULL: without a lock it is the time of the report.
                               sent_at = CASE :to WHEN 'sent' THEN LEAST(:now, locked_until) END,
                               locked_until = NULL,
                               result_url = :resultUrl,
                               failure_kind = :failureKind,
                               error_message = :errorMessage,
                               outcomes = outcomes + 1,
                               updated_at = :now
                         WHERE customer_id = :customerId AND id = :id AND status = ANY (:from)
                        RETURNING q.id, q.status, q.sent_at, q.result_url, q.error_message,
                               linkedin_outreach_trace(
                                   q, :what, :actor, :extensionId, :claimNumber, :sentBodySha256)
                        """)
                .param("to", transition.to().wireName())
                .param("from", transition.fromNames())
                .param("what", transition.pastTense())
                .param("actor", Actor.EXTENSION.wireName())
                .param("extensionId", extensionId)
                .param("claimNumber", job.numberOf(report.claimToken()), Types.INTEGER)
                .param("sentBodySha256", report.sentBodySha256(), Types.VARCHAR)
                .param("now", job.now().atOffset(ZoneOffset.UTC))
                .param("resultUrl", report.resultUrl())
                .param("failureKind", failureKind == null ? null : failureKind.wireName())
                .param("errorMessage", errorMessage)
                .param("customerId", job.customerId())
                .param("id", job.id())
                .query((row, number) -> new ResultAnswer(
                        Columns.requiredUuid(row, "id"),
                        row.getString("status"),
                        Columns.instant(row, "sent_at"),
                        row.getString("result_url"),
                        row.getString("error_message"),
                        report.warnings()))
                .optional();
    }

    private static ReportedJob reportedJob(ResultSet row, int number) throws SQLException {
        return new ReportedJob(
                Columns.requiredUuid(row, "customer_id"),
                Columns.requiredUuid(row, "id"),
                row.getString("prospect_url"),
                DraftStatus.ofWireName(row.getString("status")).orElseThrow(),
                FailureKind.NO_ANSWER.wireName().equals(row.getString("failure_kind")),
                row.getInt("claims"),
                Arrays.asList((String[]) row.getArray("claim_tokens").getArray()),
                Columns.instant(row, "sent_at"),
                row.getString("result_url"),
                row.getString("error_message"),
                Columns.requiredInstant(row, "now"));
    }
}
