package com.heycmo.outreach.approval.usage;

import com.heycmo.outreach.approval.usage.Usage.ActionUsage;
import com.heycmo.outreach.approval.usage.Usage.WeekUsage;
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

    /** All null while claiming is not paused. */
    record Pause(
            @Nullable Instant pausedAt,
            @Nullable UUID pausedByUserId,
            @Nullable String pauseReason) {}

    private record UsedAction(
            String action,
            int sent,
            int inFlight,
            int cap,
            int sentThisWeek,
            int inFlightThisWeek,
            @Nullable Integer weeklyCap,
            int remaining,
            @Nullable Instant heldUntil,
            @Nullable String heldReason,
            @Nullable Instant roomFrom) {

        ActionUsage usage() {
            WeekUsage week = weeklyCap == null ? null : new WeekUsage(sentThisWeek, inFlightThisWeek, weeklyCap);
            return new ActionUsage(sent, inFlight, cap, remaining, roomFrom, week, heldUntil, heldReason);
        }
    }

    private final JdbcClient jdbc;

    UsageStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By action, all of them, in one statement: a draft that is being sent is counted exactly once. */
    Map<String, ActionUsage> actions(UUID customerId) {
        Map<String, ActionUsage> actions = new LinkedHashMap<>();
        jdbc.sql("""
                        WITH clock AS MATERIALIZED (SELECT clock_timestamp() AS now)
                        SELECT a.action, room.*, CASE room.remaining WHEN 0 THEN linkedin_outreach_room_from(
                                   :customer, a.action, a.cap, a.weekly_cap, clock.now, NULL) END AS room_from
                          FROM clock
                         CROSS JOIN unnest(CAST(:actions AS text[]), CAST(:caps AS int[]), CAST(:weeklyCaps AS int[]))
                               WITH ORDINALITY AS a (action, cap, weekly_cap, place)
                         CROSS JOIN LATERAL linkedin_outreach_room(
                                   :customer, a.action, a.cap, a.weekly_cap, clock.now, NULL) AS room
                         ORDER BY a.place
                        """)
                .param("customer", customerId)
                .param("actions", Action.wireNames())
                .param("caps", Action.caps())
                .param("weeklyCaps", Action.defaultCapsPerWeek())
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
                        SELECT paused_at, paused_by_user_id, COALESCE(paused_by_rule, 'person') AS pause_reason
                          FROM linkedin_outreach_customer
                         WHERE customer_id = :customer AND paused_at IS NOT NULL
                        """)
                .param("customer", customerId)
                .query(Pause.class)
                .optional()
                .orElse(new Pause(null, null, null));
    }
}
