package com.heycmo.outreach.approval.limits;

import com.heycmo.outreach.holds.HoldStore;
import com.heycmo.outreach.limits.Limits;
import com.heycmo.outreach.limits.Limits.PerAction;
import com.heycmo.outreach.limits.WarmUp;
import com.heycmo.outreach.limits.WorkingHours;
import com.heycmo.outreach.policy.Action;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The limits on the customer's row, and the caps of its actions. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class LimitsStore {

    private final JdbcClient jdbc;
    private final HoldStore holds;

    LimitsStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.holds = new HoldStore(jdbc);
    }

    void lock(UUID customerId) {
        holds.lockCustomer(customerId);
    }

    /** Judges anew what holds the customer's drafts: all of them, because limits that hold drafts have changed. */
    void updateHolds(UUID customerId) {
        holds.update(jdbc.sql("""
                        SELECT DISTINCT prospect_url
                          FROM linkedin_outreach_queue
                         WHERE customer_id = :customer AND linkedin_outreach_is_open_draft(status)
                        """)
                .param("customer", customerId)
                .query((row, number) -> new HoldStore.Drafts(customerId, row.getString("prospect_url")))
                .list());
    }

    /** The defaults for a customer who has set none. */
    Limits find(UUID customerId) {
        Map<Action, PerAction> actions = new EnumMap<>(Limits.DEFAULTS.caps());
        jdbc.sql("""
                        SELECT action, per_day, per_week
                          FROM linkedin_outreach_action_limit
                         WHERE customer_id = :customer AND per_day IS NOT NULL
                        """).param("customer", customerId).query(row -> {
            actions.put(
                    Action.ofWireName(row.getString("action")).orElseThrow(),
                    new PerAction(row.getInt("per_day"), row.getObject("per_week", Integer.class)));
        });
        return jdbc.sql("""
                        SELECT limits_version, time_zone, max_connection_note_length, warm_up_from, warm_up_per_day,
                               warm_up_increase_per_day, working_days, to_char(working_from, 'HH24:MI') AS working_from,
                               to_char(working_to, 'HH24:MI') AS working_to, pause_after_failures, hold_later_steps,
                               stop_on_reply
                          FROM linkedin_outreach_customer
                         WHERE customer_id = :customer
                        """)
                .param("customer", customerId)
                .query((row, number) -> limits(row, actions))
                .optional()
                .orElse(Limits.DEFAULTS);
    }

    Optional<Integer> maxNoteLength(UUID customerId) {
        return jdbc.sql("""
                        SELECT max_connection_note_length
                          FROM linkedin_outreach_customer
                         WHERE customer_id = :customer
                        """).param("customer", customerId).query(Integer.class).optional();
    }

    /** Replaces the limits of a customer whose row is locked. */
    void save(UUID customerId, Limits limits) {
        WarmUp warmUp = limits.warmUp();
        WorkingHours hours = limits.workingHours();
        jdbc.sql("""
                        UPDATE linkedin_outreach_customer
                           SET limits_version = :version,
                               time_zone = :timeZone,
                               max_connection_note_length = :noteLength,
                               warm_up_from = :warmUpFrom,
                               warm_up_per_day = :warmUpPerDay,
                               warm_up_increase_per_day = :warmUpIncrease,
                               working_days = CAST(:days AS int[]),
                               working_from = CAST(:from AS time),
                               working_to = CAST(:to AS time),
                               pause_after_failures = :pauseAfterFailures,
                               hold_later_steps = :holdLaterSteps,
                               stop_on_reply = :stopOnReply
                         WHERE customer_id = :customer
                        """)
                .param("version", limits.version())
                .param("timeZone", limits.timeZone())
                .param("noteLength", limits.maxConnectionNoteLength())
                .param("warmUpFrom", warmUp == null ? null : warmUp.from())
                .param("warmUpPerDay", warmUp == null ? null : warmUp.perDay())
                .param("warmUpIncrease", warmUp == null ? null : warmUp.increasePerDay())
                .param("days", hours == null ? null : dayNumbers(hours))
                .param("from", hours == null ? null : hours.from())
                .param("to", hours == null ? null : hours.to())
                .param("pauseAfterFailures", limits.pauseAfterFailures())
                .param("holdLaterSteps", limits.holdLaterSteps())
                .param("stopOnReply", limits.stopOnReply())
                .param("customer", customerId)
                .update();
        saveActions(customerId, limits);
    }

    private void saveActions(UUID customerId, Limits limits) {
        jdbc.sql("""
                        INSERT INTO linkedin_outreach_action_limit (customer_id, action, per_day, per_week)
                        SELECT :customer, a.*
                          FROM unnest(CAST(:actions AS text[]), CAST(:perDay AS int[]), CAST(:perWeek AS int[])) AS a
                            ON CONFLICT (customer_id, action) DO UPDATE
                           SET per_day = EXCLUDED.per_day, per_week = EXCLUDED.per_week
                        """)
                .param("customer", customerId)
                .param("actions", Action.wireNames())
                .param(
                        "perDay",
                        Arrays.stream(Action.values())
                                .map(action -> limits.of(action).perDay())
                                .toArray(Integer[]::new))
                .param(
                        "perWeek",
                        Arrays.stream(Action.values())
                                .map(action -> limits.of(action).perWeek())
                                .toArray(Integer[]::new))
                .update();
    }

    /** Returns the reason of the hold; empty if the action was not held. The customer's row is locked. */
    Optional<String> liftHold(UUID customerId, Action action) {
        return jdbc.sql("""
                        WITH hold AS (
                            SELECT action, held_reason
                              FROM linkedin_outreach_action_limit
                             WHERE customer_id = :customer AND action = :action AND held_until > clock_timestamp())
                        UPDATE linkedin_outreach_action_limit l
                           SET held_until = NULL, held_reason = NULL
                          FROM hold
                         WHERE l.customer_id = :customer AND l.action = hold.action
                        RETURNING hold.held_reason
                        """)
                .param("customer", customerId)
                .param("action", action.wireName())
                .query(String.class)
                .optional();
    }

    LocalDate today(String timeZone) {
        return jdbc.sql("SELECT CAST(now() AT TIME ZONE :zone AS date)")
                .param("zone", timeZone)
                .query(LocalDate.class)
                .single();
    }

    /** Without the second names of all zones, and those that are not a place. */
    List<String> timeZones() {
        return jdbc.sql("""
                        SELECT name
                          FROM pg_timezone_names
                         WHERE name = 'UTC' OR (name LIKE '%/%' AND name !~ '^(posix|right|Etc|SystemV)/')
                         ORDER BY name
                        """).query(String.class).list();
    }

    /** Whether PostgreSQL has a time zone of exactly this name. */
    boolean isTimeZone(String name) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM pg_timezone_names WHERE name = :name)")
                .param("name", name)
                .query(Boolean.class)
                .single();
    }

    private static Limits limits(ResultSet row, Map<Action, PerAction> actions) throws SQLException {
        return new Limits(
                row.getInt("limits_version"),
                row.getString("time_zone"),
                actions,
                row.getInt("max_connection_note_length"),
                warmUp(row),
                workingHours(row),
                row.getObject("pause_after_failures", Integer.class),
                row.getBoolean("hold_later_steps"),
                row.getBoolean("stop_on_reply"));
    }

    private static @Nullable WarmUp warmUp(ResultSet row) throws SQLException {
        LocalDate from = row.getObject("warm_up_from", LocalDate.class);
        return from == null
                ? null
                : new WarmUp(from, row.getInt("warm_up_per_day"), row.getInt("warm_up_increase_per_day"));
    }

    private static @Nullable WorkingHours workingHours(ResultSet row) throws SQLException {
        String from = row.getString("working_from");
        if (from == null) {
            return null;
        }
        Integer[] days = (Integer[]) row.getArray("working_days").getArray();
        return new WorkingHours(
                Arrays.stream(days).map(DayOfWeek::of).collect(Collectors.toSet()), from, row.getString("working_to"));
    }

    private static Integer[] dayNumbers(WorkingHours hours) {
        return hours.weekdays().stream().map(DayOfWeek::getValue).toArray(Integer[]::new);
    }
}
