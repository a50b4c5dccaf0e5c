package com.heycmo.outreach.dispatch.result;

import com.heycmo.outreach.status.DraftStatus;
import com.heycmo.outreach.status.FailureKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The row that a report speaks of. */
@Repository
class ResultStore {

    private final JdbcClient jdbc;

    ResultStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks the row until the transaction ends; empty when this customer has none of this id. */
    Optional<ReportedJob> lock(UUID customerId, UUID id) {
        return jdbc.sql("""
                        -- Materialized, so that the clock is read after the lock was waited for.
                        WITH locked AS MATERIALIZED (
                            SELECT customer_id, id, status, failure_kind, claims, claim_tokens::text[] AS claim_tokens,
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

    private static ReportedJob reportedJob(ResultSet row, int number) throws SQLException {
        OffsetDateTime sentAt = row.getObject("sent_at", OffsetDateTime.class);
        return new ReportedJob(
                row.getObject("customer_id", UUID.class),
                row.getObject("id", UUID.class),
                DraftStatus.ofWireName(row.getString("status")).orElseThrow(),
                FailureKind.NO_ANSWER.wireName().equals(row.getString("failure_kind")),
                row.getInt("claims"),
                Arrays.asList((String[]) row.getArray("claim_tokens").getArray()),
                sentAt == null ? null : sentAt.toInstant(),
                row.getString("result_url"),
                row.getString("error_message"),
                row.getObject("now", OffsetDateTime.class).toInstant());
    }
}
