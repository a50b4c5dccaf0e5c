package com.heycmo.outreach.dispatch.job;

import com.heycmo.outreach.holds.HoldStore;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.sql.Columns;
import com.heycmo.outreach.status.DraftStatus;
import com.heycmo.outreach.status.FailureKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Locks the row of a reported draft. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class JobStore {

    private final JdbcClient jdbc;
    private final HoldStore holds;

    JobStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.holds = new HoldStore(jdbc);
    }

    /** Locks the customer and the row until the transaction ends; empty if this customer has no draft of this id. */
    public Optional<ReportedJob> lock(UUID customerId, UUID id) {
        return lockBoth(customerId, id).or(() -> {
            // A customer whose drafts were never claimed may have no row yet.
            holds.lockCustomer(customerId);
            return lockBoth(customerId, id);
        });
    }

    private Optional<ReportedJob> lockBoth(UUID customerId, UUID id) {
        return jdbc.sql("""
                        -- Materialized, so that the customer is locked before the row, and the clock is read after both.
                        -- Both locks return their row as it is then, also if it has changed during the wait.
                        WITH customer AS MATERIALIZED (
                            SELECT failures_in_row
                              FROM linkedin_outreach_customer
                             WHERE customer_id = :customerId
                               FOR NO KEY UPDATE
                        ), locked AS MATERIALIZED (
                            SELECT q.customer_id, q.id, q.action, q.prospect_url, q.status, q.failure_kind, q.claims,
                                   q.claim_tokens::text[] AS claim_tokens, q.locked_until, q.claim_released, q.failed_releases,
                                   q.skip_reason, q.sent_at, q.result_url, q.error_message, customer.failures_in_row
                              FROM linkedin_outreach_queue q
                             CROSS JOIN customer
                             WHERE q.customer_id = :customerId AND q.id = :id
                               FOR UPDATE OF q)
                        SELECT *, clock_timestamp() AS now
                          FROM locked
                        """)
                .param("customerId", customerId)
                .param("id", id)
                .query(JobStore::reportedJob)
                .optional();
    }

    /** Judges anew what holds the drafts for this prospect. Comes after a change of this draft and no other. */
    public void updateHolds(ReportedJob job) {
        holds.update(job.customerId(), job.prospectUrl(), job.id());
    }

    private static ReportedJob reportedJob(ResultSet row, int number) throws SQLException {
        DraftStatus status = DraftStatus.ofWireName(row.getString("status")).orElseThrow();
        return new ReportedJob(
                Columns.requiredUuid(row, "customer_id"),
                Columns.requiredUuid(row, "id"),
                Action.ofWireName(row.getString("action")).orElseThrow(),
                row.getString("prospect_url"),
                status,
                FailureKind.NO_ANSWER.wireName().equals(row.getString("failure_kind")),
                row.getInt("claims"),
                Arrays.asList((String[]) row.getArray("claim_tokens").getArray()),
                Columns.instant(row, "locked_until"),
                row.getBoolean("claim_released"),
                row.getInt("failed_releases"),
                status == DraftStatus.APPROVED ? row.getString("skip_reason") : null,
                Columns.instant(row, "sent_at"),
                row.getString("result_url"),
                row.getString("error_message"),
                row.getInt("failures_in_row"),
                Columns.requiredInstant(row, "now"));
    }
}
