package com.heycmo.outreach.approval.live;

import com.heycmo.outreach.limits.Limits;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads recent changes without locking rows. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ChangeStore {

    private final JdbcClient jdbc;

    ChangeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One statement, so that drafts and pause are of one snapshot.
     *
     * @param seen the snapshot of the poll before; null for the first one, which finds no changes
     */
    ChangeSnapshot snapshot(UUID customerId, @Nullable String seen) {
        return jdbc.sql("""
                        WITH poll AS MATERIALIZED (
                            SELECT pg_current_snapshot() AS now,
                                   COALESCE(CAST(:seen AS pg_snapshot), pg_current_snapshot()) AS seen
                        ), own AS (
                            SELECT one.id, one.prospect_url
                              FROM poll
                             CROSS JOIN LATERAL (
                                -- Transactions that began after the poll before. Not those of the future: after a
                                -- restore, rows may name some.
                                SELECT pg_snapshot_xmax(poll.seen), pg_snapshot_xmax(poll.now)
                                 UNION ALL
                                -- Transactions that were open at the poll before.
                                SELECT xid, xid FROM pg_snapshot_xip(poll.seen) AS open (xid)) AS span (first, last)
                             CROSS JOIN LATERAL (
                                SELECT q.id, q.prospect_url
                                  FROM linkedin_outreach_queue q
                                 WHERE q.customer_id = :customer AND q.changed_by BETWEEN span.first AND span.last
                                 -- The order of the index: no other plan is as good for an empty span.
                                 ORDER BY q.changed_by
                                 LIMIT 201) AS one
                             -- One more than an event names, to see whether there are more.
                             LIMIT 201
                        ), changed AS (
                            SELECT own.id
                              FROM own
                             UNION
                            -- Warnings and due times of a person's open drafts depend on each other.
                            SELECT other.id
                              FROM own
                              JOIN linkedin_outreach_queue other
                                ON other.customer_id = :customer AND other.prospect_url = own.prospect_url
                               AND linkedin_outreach_is_open_draft(other.status))
                        SELECT CAST(pg_postmaster_start_time() AS text) AS server, poll.now AS seen, changed.id, encode(sha256(convert_to(concat_ws(' ',
                                   customer.paused_at, customer.paused_by_user_id, customer.paused_by_rule,
                                   customer.limits_version, holds.until, customer.name,
                                   devices.seen_recently, devices.names), 'UTF8')), 'hex') AS customer_state,
                               customer.max_connection_note_length
                          FROM poll
                          LEFT JOIN linkedin_outreach_customer customer ON customer.customer_id = :customer
                         CROSS JOIN LATERAL (
                            SELECT string_agg(concat(e.id, e.device_name), ' ' ORDER BY e.id) AS names,
                                   bool_or(e.last_seen_at > now() - interval '15 minutes') AS seen_recently
                              FROM linkedin_outreach_extension e
                             WHERE e.customer_id = :customer AND e.revoked_at IS NULL
                         ) AS devices
                         CROSS JOIN LATERAL (
                            SELECT string_agg(concat(l.action, l.held_until), ' ' ORDER BY l.action) AS until
                              FROM linkedin_outreach_action_limit l
                             WHERE l.customer_id = :customer AND l.held_until > now()
                         ) AS holds
                          LEFT JOIN changed ON true
                        """)
                .param("customer", customerId)
                .param("seen", seen, Types.VARCHAR)
                .query(ChangeStore::read);
    }

    private static ChangeSnapshot read(ResultSet rows) throws SQLException {
        Set<UUID> changed = new HashSet<>();
        String server = "";
        String seen = "";
        String customerState = "";
        int maxNoteLength = 0;
        // The left join returns one row without an id if no draft has changed.
        while (rows.next()) {
            server = rows.getString("server");
            seen = rows.getString("seen");
            customerState = rows.getString("customer_state");
            @Nullable Integer limit = rows.getObject("max_connection_note_length", Integer.class);
            maxNoteLength = limit == null ? Limits.DEFAULTS.maxConnectionNoteLength() : limit;
            @Nullable UUID id = rows.getObject("id", UUID.class);
            if (id != null) {
                changed.add(id);
            }
        }
        return new ChangeSnapshot(server, seen, changed, customerState, maxNoteLength);
    }
}
