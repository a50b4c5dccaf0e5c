package com.heycmo.outreach.approval.usage;

import com.heycmo.outreach.approval.usage.Usage.ActionUsage;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.status.DraftStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Counts from the rows themselves; nowhere is a counter kept. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class UsageStore {

    /** Since when, and by whom, claiming is stopped. */
    record Pause(@Nullable Instant at, @Nullable UUID byUserId) {}

    private final JdbcClient jdbc;

    UsageStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By action, all of them. One statement, so that nothing is counted twice or not at all. */
    Map<String, ActionUsage> actions(UUID customerId) {
        Map<String, ActionUsage> actions = new LinkedHashMap<>();
        // Room comes back with the (used - cap + 1)-th oldest; where less is used, there is no such element: null.
        jdbc.sql("""
                        WITH clock AS MATERIALIZED (
                            SELECT clock_timestamp() - make_interval(secs => :window) AS since)
                        SELECT a.action, a.cap, used.sent, used.in_flight,
                               used.times[CAST(used.sent + used.in_flight AS int) - a.cap + 1]
                                   + make_interval(secs => :window) AS next_free_at
                          FROM clock
                         CROSS JOIN unnest(CAST(:actions AS text[]), CAST(:caps AS int[]))
                               WITH ORDINALITY AS a (action, cap, place)
                         CROSS JOIN LATERAL (
                            SELECT count(*) FILTER (WHERE NOT u.in_flight) AS sent,
                                   count(*) FILTER (WHERE u.in_flight) AS in_flight,
                                   array_agg(u.used_at ORDER BY u.used_at) AS times
                              FROM linkedin_outreach_use u
                             WHERE u.customer_id = :customer AND u.action = a.action AND u.used_at > clock.since
                         ) AS used
                         ORDER BY a.place
                        """)
                .param("customer", customerId)
                .param("actions", wireNames())
                .param("caps", Arrays.stream(Action.values()).map(Action::cap).toArray(Integer[]::new))
                .param("window", Action.CAP_WINDOW.toSeconds())
                .query(row -> {
                    actions.put(row.getString("action"), actionUsage(row));
                });
        return actions;
    }

    private static String[] wireNames() {
        return Arrays.stream(Action.values()).map(Action::wireName).toArray(String[]::new);
    }

    private static ActionUsage actionUsage(ResultSet row) throws SQLException {
        long sent = row.getLong("sent");
        long inFlight = row.getLong("in_flight");
        int cap = row.getInt("cap");
        return new ActionUsage(sent, inFlight, cap, Math.max(0, cap - sent - inFlight), instant(row, "next_free_at"));
    }

    /** By status, all of them. */
    Map<String, Long> statuses(UUID customerId) {
        Map<String, Long> statuses = new LinkedHashMap<>();
        for (DraftStatus status : DraftStatus.values()) {
            statuses.put(status.wireName(), 0L);
        }
        jdbc.sql("""
                        SELECT status, count(*) AS drafts
                          FROM linkedin_outreach_queue
                         WHERE customer_id = :customer
                         GROUP BY status
                        """).param("customer", customerId).query(row -> {
            statuses.put(row.getString("status"), row.getLong("drafts"));
        });
        return statuses;
    }

    Optional<Pause> pause(UUID customerId) {
        return jdbc.sql("""
                        SELECT paused_at, paused_by_user_id
                          FROM linkedin_outreach_customer
                         WHERE customer_id = :customer AND paused_at IS NOT NULL
                        """)
                .param("customer", customerId)
                .query((row, number) ->
                        new Pause(instant(row, "paused_at"), row.getObject("paused_by_user_id", UUID.class)))
                .optional();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
