package com.heycmo.outreach.approval.usage;

import com.heycmo.outreach.approval.usage.Usage.ActionUsage;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.status.DraftStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Counts the rows themselves; no counter is kept anywhere. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class UsageStore {

    /** Both null while claiming is not paused. */
    record Pause(@Nullable Instant pausedAt, @Nullable UUID pausedByUserId) {}

    private record UsedAction(
            String action,
            long sent,
            long inFlight,
            int cap,
            @Nullable Instant nextFreeAt) {

        ActionUsage usage() {
            return new ActionUsage(sent, inFlight, cap, Math.max(0, cap - sent - inFlight), nextFreeAt);
        }
    }

    private final JdbcClient jdbc;

    UsageStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By action, all of them, in one statement: a draft that is being sent is counted exactly once. */
    Map<String, ActionUsage> actions(UUID customerId) {
        Map<String, ActionUsage> actions = new LinkedHashMap<>();
        // A slot is free again when the (used - cap + 1)-th oldest use leaves the window. Below the cap that element
        // does not exist, so next_free_at is null.
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
                .param(
                        "actions",
                        Arrays.stream(Action.values()).map(Action::wireName).toArray(String[]::new))
                .param("caps", Arrays.stream(Action.values()).map(Action::cap).toArray(Integer[]::new))
                .param("window", Action.CAP_WINDOW.toSeconds())
                .query(UsedAction.class)
                .list()
                .forEach(used -> actions.put(used.action(), used.usage()));
        return actions;
    }

    /** Number of drafts by status, all of them, each counted up to {@code maxCount}. */
    Map<String, Long> statuses(UUID customerId, int maxCount) {
        Map<String, Long> statuses = new LinkedHashMap<>();
        jdbc.sql("""
                        SELECT wanted.status, (
                            SELECT count(*)
                              FROM (SELECT 1
                                      FROM linkedin_outreach_queue q
                                     WHERE q.customer_id = :customer AND q.status = wanted.status
                                     -- The order of the index, as in a list.
                                     ORDER BY q.action, q.created_at, q.id
                                     LIMIT :max) AS counted) AS drafts
                          FROM unnest(CAST(:statuses AS text[])) WITH ORDINALITY AS wanted (status, place)
                         ORDER BY wanted.place
                        """)
                .param("customer", customerId)
                .param(
                        "statuses",
                        Arrays.stream(DraftStatus.values())
                                .map(DraftStatus::wireName)
                                .toArray(String[]::new))
                .param("max", maxCount)
                .query(row -> {
                    statuses.put(row.getString("status"), row.getLong("drafts"));
                });
        return statuses;
    }

    Pause pause(UUID customerId) {
        return jdbc.sql("""
                        SELECT paused_at, paused_by_user_id
                          FROM linkedin_outreach_customer
                         WHERE customer_id = :customer AND paused_at IS NOT NULL
                        """)
                .param("customer", customerId)
                .query(Pause.class)
                .optional()
                .orElse(new Pause(null, null));
    }
}
