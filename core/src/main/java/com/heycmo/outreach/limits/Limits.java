package com.heycmo.outreach.limits;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.policy.OutreachPolicy;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A customer's limits. They lower what the policy allows and never raise it.
 *
 * @param version counts the changes; 0 for a customer who has never set any
 * @param timeZone a name of PostgreSQL's {@code pg_timezone_names}; hours and days are local to it
 * @param caps by action, all of them; in JSON {@code actions}
 * @param maxConnectionNoteLength in UTF-16 code units
 * @param warmUp null: none
 * @param workingHours null: at any time
 * @param pauseAfterFailures this many failures in a row pause the customer; null: never
 * @param holdLaterSteps whether a step waits for the earlier ones of the same person
 * @param stopOnReply whether a person's reply skips the drafts that wait for that person
 */
@JsonPropertyOrder({
    "version",
    "timeZone",
    "actions",
    "maxConnectionNoteLength",
    "warmUp",
    "workingHours",
    "pauseAfterFailures",
    "holdLaterSteps",
    "stopOnReply"
})
public record Limits(
        int version,
        String timeZone,
        @JsonIgnore Map<Action, PerAction> caps,
        int maxConnectionNoteLength,
        @Nullable WarmUp warmUp,
        @Nullable WorkingHours workingHours,
        @Nullable Integer pauseAfterFailures,
        boolean holdLaterSteps,
        boolean stopOnReply) {

    /** Of a customer who has set none. The defaults of the table's columns say the same. */
    public static final Limits DEFAULTS = new Limits(
            0,
            "UTC",
            Arrays.stream(Action.values()).collect(Collectors.toMap(Function.identity(), PerAction::defaultsOf)),
            OutreachPolicy.MAX_CONNECTION_NOTE_LENGTH,
            null,
            null,
            3,
            true,
            true);

    public Limits {
        caps = Collections.unmodifiableMap(new EnumMap<>(caps));
    }

    /**
     * The caps of one action.
     *
     * @param perDay within any 24 hours
     * @param perWeek within any 7 times 24 hours; null: none
     */
    public record PerAction(int perDay, @Nullable Integer perWeek) {

        static PerAction defaultsOf(Action action) {
            return new PerAction(action.cap(), action.defaultCapPerWeek());
        }
    }

    /** The caps by the action's name. */
    @JsonProperty
    public Map<String, PerAction> actions() {
        Map<String, PerAction> actions = new LinkedHashMap<>();
        caps.forEach((action, cap) -> actions.put(action.wireName(), cap));
        return actions;
    }

    /** These limits as the given version. */
    public Limits withVersion(int other) {
        return new Limits(
                other,
                timeZone,
                caps,
                maxConnectionNoteLength,
                warmUp,
                workingHours,
                pauseAfterFailures,
                holdLaterSteps,
                stopOnReply);
    }

    public PerAction of(Action action) {
        return caps.getOrDefault(action, PerAction.defaultsOf(action));
    }

    /** The daily cap in force on this day of the customer's time zone. */
    public int capOn(LocalDate today, Action action) {
        int cap = Math.min(action.cap(), of(action).perDay());
        return warmUp == null ? cap : Math.min(cap, warmUp.capOn(today));
    }

    /**
     * Whether the limits allow one more action now. The claim decides the same in SQL.
     *
     * @param today the present day in the customer's time zone
     * @param open whether it is within the working hours
     * @param usedToday actions that were sent or are unanswered, within 24 hours
     * @param usedThisWeek the same within 7 times 24 hours
     */
    public boolean canSendNow(Action action, LocalDate today, boolean open, long usedToday, long usedThisWeek) {
        Integer perWeek = of(action).perWeek();
        return open && usedToday < capOn(today, action) && (perWeek == null || usedThisWeek < perWeek);
    }
}
