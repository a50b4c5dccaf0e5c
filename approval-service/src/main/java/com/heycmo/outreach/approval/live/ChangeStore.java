package com.heycmo.outreach.approval.live;

import com.heycmo.outreach.sql.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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

    /** A poll reads at most one row more than this, whatever the size of a batch. */
    static final int MAX_ROWS = 1_000;

    private final JdbcClient jdbc;

    ChangeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One statement, so that drafts and pause are of one snapshot. */
    ChangeSnapshot snapshot(UUID customerId) {
        return jdbc.sql("""
                        SELECT now() AS at, recent.id, recent.updated_at, encode(sha256(convert_to(concat_ws(' ',
                                   customer.paused_at, customer.paused_by_user_id, customer.name,
                                   devices.seen_recently, devices.names), 'UTF8')), 'hex') AS customer_state
                          FROM (VALUES (1)) AS always
                          LEFT JOIN linkedin_outreach_customer customer ON customer.customer_id = :customer
                         CROSS JOIN LATERAL (
                            SELECT string_agg(concat(e.id, e.device_name), ' ' ORDER BY e.id) AS names,
                                   bool_or(e.last_seen_at > now() - interval '15 minutes') AS seen_recently
                              FROM linkedin_outreach_extension e
                             WHERE e.customer_id = :customer AND e.revoked_at IS NULL
                         ) AS devices
                          LEFT JOIN LATERAL (
                            SELECT q.id, q.updated_at
                              FROM linkedin_outreach_queue q
                             WHERE q.customer_id = :customer
                               -- A transaction commits at most two statements after setting updated_at, and a
                               -- statement is cancelled after 10 seconds. clock_timestamp() is volatile, so no index
                               -- bound. Literals instead of parameters: the planner keeps one generic plan.
                               AND q.updated_at > now() - interval '30 seconds'
                             ORDER BY q.updated_at DESC
                             LIMIT 1001
                         ) AS recent ON true
                        """).param("customer", customerId).query(ChangeStore::read);
    }

    private static ChangeSnapshot read(ResultSet rows) throws SQLException {
        Set<ChangeSnapshot.Version> recent = new HashSet<>();
        Instant at = Instant.MIN;
        String customerState = "";
        // The left join returns one row without an id if no draft has changed.
        while (rows.next()) {
            at = Columns.requiredInstant(rows, "at");
            customerState = rows.getString("customer_state");
            @Nullable UUID id = rows.getObject("id", UUID.class);
            if (id != null) {
                recent.add(new ChangeSnapshot.Version(id, Columns.requiredInstant(rows, "updated_at")));
            }
        }
        return new ChangeSnapshot(at, recent, recent.size() > MAX_ROWS, customerState);
    }
}
