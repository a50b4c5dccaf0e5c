package com.heycmo.outreach.dispatch.expiry;

import com.heycmo.outreach.audit.Actor;
import com.heycmo.outreach.audit.AuditAction;
import com.heycmo.outreach.event.DecisionEvent;
import com.heycmo.outreach.status.DraftStatus;
import com.heycmo.outreach.status.Transition;
import com.heycmo.outreach.tenancy.BackgroundRole;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The sweep's statements. */
@Repository
class ExpiryStore {

    private final JdbcClient jdbc;

    ExpiryStore(@BackgroundRole JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    OffsetDateTime now() {
        return jdbc.sql("SELECT clock_timestamp()").query(OffsetDateTime.class).single();
    }

    /** Expires up to so many drafts that were past their expiry at that time, and answers what is to be told of each. */
    List<DecisionEvent> expire(OffsetDateTime at, int limit) {
        return jdbc.sql("""
                        WITH stale AS MATERIALIZED (
                            SELECT customer_id, id
                              FROM linkedin_outreach_queue
                             -- Spelled out, for the index holds these rows alone.
                             WHERE status IN ('pending_review', 'approved')
                               AND expires_at <= :at
                               AND (locked_until IS NULL OR locked_until <= :at)
                             ORDER BY expires_at
                             LIMIT :limit
                             -- What somebody is deciding right now is left to the next sweep.
                               FOR UPDATE SKIP LOCKED),
                        expired AS (
                            UPDATE linkedin_outreach_queue q
                               SET status = :to, updated_at = clock_timestamp()
                              FROM stale
                             WHERE q.customer_id = stale.customer_id AND q.id = stale.id AND q.status = ANY (:from)
                            RETURNING q.customer_id, q.id, q.action, q.day_offset, q.intent_source, q.drafted_at,
                                   q.version, q.updated_at),
                        written_down AS (
                            INSERT INTO linkedin_outreach_audit (customer_id, what, draft_id, version, actor)
                            SELECT customer_id, :what, id, version, :actor
                              FROM expired)
                        SELECT *
                          FROM expired
                        """)
                .param("to", Transition.EXPIRE.to().wireName())
                .param(
                        "from",
                        Transition.EXPIRE.from().stream()
                                .map(DraftStatus::wireName)
                                .toArray(String[]::new))
                .param("at", at)
                .param("limit", limit)
                .param("what", AuditAction.EXPIRED.wireName())
                .param("actor", Actor.PIPELINE.kind().wireName())
                .query(ExpiryStore::expired)
                .list();
    }

    private static DecisionEvent expired(ResultSet row, int number) throws SQLException {
        return new DecisionEvent(
                UUID.randomUUID(),
                DecisionEvent.EXPIRED,
                row.getObject("customer_id", UUID.class),
                row.getObject("id", UUID.class),
                row.getString("action"),
                row.getInt("day_offset"),
                row.getString("intent_source"),
                row.getObject("drafted_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                row.getInt("version"),
                Actor.PIPELINE.kind().wireName(),
                null,
                null);
    }
}
