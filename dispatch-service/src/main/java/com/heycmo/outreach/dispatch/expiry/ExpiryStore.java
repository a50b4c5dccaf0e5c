package com.heycmo.outreach.dispatch.expiry;

import com.heycmo.outreach.audit.Actor;
import com.heycmo.outreach.audit.What;
import com.heycmo.outreach.status.DraftStatus;
import com.heycmo.outreach.status.Move;
import com.heycmo.outreach.tenancy.Worker;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The sweep's statements. */
@Repository
class ExpiryStore {

    private final JdbcClient jdbc;

    ExpiryStore(@Worker JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    OffsetDateTime now() {
        return jdbc.sql("SELECT clock_timestamp()").query(OffsetDateTime.class).single();
    }

    /** Expires up to so many drafts that were past their expiry at that time, and tells how many. */
    int expire(OffsetDateTime at, int limit) {
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
                            RETURNING q.customer_id, q.id, q.version),
                        written_down AS (
                            INSERT INTO linkedin_outreach_audit (customer_id, what, draft_id, version, actor)
                            SELECT customer_id, :what, id, version, :actor
                              FROM expired)
                        SELECT count(*)
                          FROM expired
                        """)
                .param("to", Move.EXPIRE.to().wireName())
                .param(
                        "from",
                        Move.EXPIRE.from().stream().map(DraftStatus::wireName).toArray(String[]::new))
                .param("at", at)
                .param("limit", limit)
                .param("what", What.EXPIRED.wireName())
                .param("actor", Actor.PIPELINE.kind().wireName())
                .query(Integer.class)
                .single();
    }
}
