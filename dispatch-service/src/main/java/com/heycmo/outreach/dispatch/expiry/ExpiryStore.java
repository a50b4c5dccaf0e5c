package com.heycmo.outreach.dispatch.expiry;

import com.heycmo.outreach.event.Actor;
import com.heycmo.outreach.status.Transition;
import com.heycmo.outreach.tenancy.BackgroundRole;
import java.time.OffsetDateTime;
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

    /**
     * Expires and records up to {@code limit} drafts that were past their expiry at that time; returns how many. What a rule
     * left alone because its lock was live is skipped instead.
     */
    int expire(OffsetDateTime at, int limit) {
        return jdbc.sql("""
                        WITH stale AS MATERIALIZED (
                            SELECT customer_id, id, linkedin_outreach_is_ruled_out(status, skip_reason) AS ruled_out
                              FROM linkedin_outreach_queue
                             WHERE linkedin_outreach_is_overdue(status, expires_at, locked_until, :at)
                             ORDER BY expires_at
                             LIMIT :limit
                             -- A draft that somebody is deciding now is left to the next sweep.
                               FOR UPDATE SKIP LOCKED),
                        ended AS (
                            UPDATE linkedin_outreach_queue q
                               SET status = CASE WHEN stale.ruled_out THEN :skipped ELSE :expired END,
                                   skipped_at = CASE WHEN stale.ruled_out THEN clock_timestamp() ELSE q.skipped_at END,
                                   held_until = NULL,
                                   updated_at = clock_timestamp()
                              FROM stale
                             WHERE q.customer_id = stale.customer_id AND q.id = stale.id AND q.status = ANY (:from)
                            -- Both are named in the audit as in the status.
                            RETURNING linkedin_outreach_record(q, q.status, :actor, NULL) AS event_id)
                        SELECT count(event_id)
                          FROM ended
                        """)
                .param("expired", Transition.EXPIRE.to().wireName())
                .param("skipped", Transition.SKIP.to().wireName())
                .param("from", Transition.EXPIRE.fromNames())
                .param("actor", Actor.PIPELINE.wireName())
                .param("at", at)
                .param("limit", limit)
                .query(Integer.class)
                .single();
    }
}
