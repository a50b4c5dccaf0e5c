package com.heycmo.outreach.approval.live;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Asks what has changed, without locking anything. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ChangeStore {

    /** A look costs no more than this many rows, however many a batch has written. */
    static final int MOST_ROWS = 1_000;

    private final JdbcClient jdbc;

    ChangeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One statement, so that draft and pause are of one moment. */
    ChangeSnapshot look(UUID customerId) {
        return jdbc.sql("""
                        SELECT now() AS at, recent.id, recent.updated_at, encode(sha256(convert_to(concat_ws(' ',
                                   customer.paused_at, customer.paused_by_user_id, customer.name,
                                   devices.seen_of_late, devices.names), 'UTF8')), 'hex') AS surroundings
                          FROM (VALUES (1)) AS always
                          LEFT JOIN linkedin_outreach_customer customer ON customer.customer_id = :customer
                         CROSS JOIN LATERAL (
                            SELECT string_agg(concat(e.id, e.device_name), ' ' ORDER BY e.id) AS names,
                                   bool_or(e.last_seen_at > now() - interval '15 minutes') AS seen_of_late
                              FROM linkedin_outreach_extension e
                             WHERE e.customer_id = :customer AND e.revoked_at IS NULL
                         ) AS devices
                          LEFT JOIN LATERAL (
                            SELECT q.id, q.updated_at
                              FROM linkedin_outreach_queue q
                             WHERE q.customer_id = :customer
                               -- A row is committed at most two statements after its updated_at, and services give
                               -- a statement up after 10 seconds. By now(), for no index can be asked for what is
                               -- later than a clock that goes on. Numbers that are not bound: one plan for all looks.
                               AND q.updated_at > now() - interval '30 seconds'
                             ORDER BY q.updated_at DESC
                             LIMIT 1001
                         ) AS recent ON true
                        """).param("customer", customerId).query(ChangeStore::read);
    }

    private static ChangeSnapshot read(ResultSet rows) throws SQLException {
        Set<ChangeSnapshot.Version> recent = new HashSet<>();
        Instant at = Instant.MIN;
        String surroundings = "";
        // There is always a row, with no draft in it when none has changed.
        while (rows.next()) {
            at = time(rows, "at");
            surroundings = rows.getString("surroundings");
            @Nullable UUID id = rows.getObject("id", UUID.class);
            if (id != null) {
                recent.add(new ChangeSnapshot.Version(id, time(rows, "updated_at")));
            }
        }
        return new ChangeSnapshot(at, recent, recent.size() > MOST_ROWS, surroundings);
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }
}
