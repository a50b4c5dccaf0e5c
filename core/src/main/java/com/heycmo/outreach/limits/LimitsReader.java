package com.heycmo.outreach.limits;

import com.heycmo.outreach.limits.Limits.PerAction;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.policy.OutreachPolicy;
import com.heycmo.outreach.policy.ReasonCode;
import com.heycmo.outreach.policy.Reasons;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a whole document of limits and collects all reasons against it. */
public final class LimitsReader {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int DAYS_OF_WEEK = 7;
    private static final int MAX_PAUSE_AFTER_FAILURES = 50;
    private static final Pattern TIME_ZONE = Pattern.compile("[A-Za-z0-9_+/-]{1,100}");
    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2200, 12, 31);

    private final JsonNode json;
    private final Predicate<String> isTimeZone;
    private final Reasons reasons;

    private LimitsReader(JsonNode json, Predicate<String> isTimeZone, Reasons reasons) {
        this.json = json;
        this.isTimeZone = isTimeZone;
        this.reasons = reasons;
    }

    /**
     * Reads UTF-8 JSON.
     *
     * @param isTimeZone whether PostgreSQL has a time zone of this name
     * @return the limits; empty if a reason was added
     */
    public static Optional<Limits> read(byte[] json, Predicate<String> isTimeZone, Reasons reasons) {
        JsonNode document;
        try {
            document = JSON.readTree(json);
        } catch (JacksonException e) {
            document = JSON.missingNode();
        }
        if (!document.isObject()) {
            reasons.add(ReasonCode.MALFORMED, "The limits are not a JSON object in UTF-8.");
            return Optional.empty();
        }
        return new LimitsReader(document, isTimeZone, reasons).read();
    }

    private Optional<Limits> read() {
        Integer version = integer(json, "version", ReasonCode.MALFORMED, 0, Integer.MAX_VALUE);
        String timeZone = timeZone(json.path("timeZone"));
        Map<Action, PerAction> actions = actions();
        Integer noteLength = integer(
                json,
                "maxConnectionNoteLength",
                ReasonCode.NOTE_LENGTH_INVALID,
                1,
                OutreachPolicy.MAX_CONNECTION_NOTE_LENGTH);
        WarmUp warmUp = isNull("warmUp") ? null : warmUp(json.path("warmUp"));
        WorkingHours hours = isNull("workingHours") ? null : workingHours(json.path("workingHours"));
        Integer pauseAfterFailures = isNull("pauseAfterFailures")
                ? null
                : integer(
                        json,
                        "pauseAfterFailures",
                        ReasonCode.PAUSE_AFTER_FAILURES_INVALID,
                        1,
                        MAX_PAUSE_AFTER_FAILURES);
        boolean holdLaterSteps = flag("holdLaterSteps");
        boolean stopOnReply = flag("stopOnReply");
        return reasons.isEmpty() && version != null && timeZone != null && noteLength != null
                ? Optional.of(new Limits(
                        version,
                        timeZone,
                        actions,
                        noteLength,
                        warmUp,
                        hours,
                        pauseAfterFailures,
                        holdLaterSteps,
                        stopOnReply))
                : Optional.empty();
    }

    private Map<Action, PerAction> actions() {
        Map<Action, PerAction> actions = new EnumMap<>(Action.class);
        for (Action action : Action.values()) {
            String field = "actions." + action.wireName();
            JsonNode limits = json.path("actions").path(action.wireName());
            Integer perDay = integer(limits, "perDay", ReasonCode.PER_DAY_INVALID, 0, action.cap(), field);
            Integer perWeek = limits.path("perWeek").isNull()
                    ? null
                    : integer(limits, "perWeek", ReasonCode.PER_WEEK_INVALID, 0, DAYS_OF_WEEK * action.cap(), field);
            if (perDay != null) {
                actions.put(action, new PerAction(perDay, perWeek));
            }
        }
        return actions;
    }

    private @Nullable WarmUp warmUp(JsonNode warmUp) {
        LocalDate from = null;
        try {
            from = LocalDate.parse(warmUp.path("from").asString(""));
        } catch (DateTimeException e) {
            // Reported below.
        }
        if (from == null || from.isBefore(FIRST_DAY) || from.isAfter(LAST_DAY)) {
            reasons.add(ReasonCode.WARM_UP_INVALID, "warmUp.from is not a day of the years 2000 to 2200 (YYYY-MM-DD).");
        }
        Integer perDay = integer(warmUp, "perDay", ReasonCode.WARM_UP_INVALID, 0, WarmUp.MAX_PER_DAY, "warmUp");
        Integer increase =
                integer(warmUp, "increasePerDay", ReasonCode.WARM_UP_INVALID, 0, WarmUp.MAX_PER_DAY, "warmUp");
        return from == null || perDay == null || increase == null ? null : new WarmUp(from, perDay, increase);
    }

    private @Nullable WorkingHours workingHours(JsonNode hours) {
        try {
            return new WorkingHours(
                    days(hours.path("days")),
                    hours.path("from").asString(""),
                    hours.path("to").asString(""));
        } catch (IllegalArgumentException e) {
            reasons.add(
                    ReasonCode.WORKING_HOURS_INVALID,
                    "workingHours needs days (monday to sunday, at least one), from and to (HH:mm, from before to, to at"
                            + " most 24:00).");
            return null;
        }
    }

    /** @throws IllegalArgumentException if one is not a day of the week */
    private static Set<DayOfWeek> days(JsonNode days) {
        Set<DayOfWeek> known = EnumSet.noneOf(DayOfWeek.class);
        for (JsonNode day : days) {
            String name = day.asString("");
            if (!name.equals(name.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException(name);
            }
            known.add(DayOfWeek.valueOf(name.toUpperCase(Locale.ROOT)));
        }
        return known;
    }

    /** Whether the field is there and null. */
    private boolean isNull(String field) {
        return json.path(field).isNull();
    }

    private boolean flag(String field) {
        if (!json.path(field).isBoolean()) {
            reasons.add(ReasonCode.MALFORMED, field + " is not true or false.");
        }
        return json.path(field).asBoolean(false);
    }

    private @Nullable String timeZone(JsonNode name) {
        if (!name.isString()) {
            reasons.add(ReasonCode.MALFORMED, "timeZone is not a text.");
            return null;
        }
        String timeZone = name.asString();
        if (!TIME_ZONE.matcher(timeZone).matches() || !isTimeZone.test(timeZone)) {
            reasons.add(
                    ReasonCode.TIME_ZONE_INVALID, "timeZone is not the name of a time zone, such as Europe/Berlin.");
        }
        return timeZone;
    }

    private @Nullable Integer integer(JsonNode of, String field, ReasonCode code, int min, int max) {
        return integer(of, field, code, min, max, "");
    }

    private @Nullable Integer integer(JsonNode of, String field, ReasonCode code, int min, int max, String parent) {
        JsonNode value = of.path(field);
        if (value.isIntegralNumber() && value.canConvertToInt() && value.intValue() >= min && value.intValue() <= max) {
            return value.intValue();
        }
        reasons.add(
                value.isIntegralNumber() ? code : ReasonCode.MALFORMED,
                "%s is not an integer from %d to %d."
                        .formatted(parent.isEmpty() ? field : parent + "." + field, min, max));
        return null;
    }
}
