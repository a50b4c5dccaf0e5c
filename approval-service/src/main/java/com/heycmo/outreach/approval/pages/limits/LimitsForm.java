package com.heycmo.outreach.approval.pages.limits;

import com.heycmo.outreach.limits.Limits;
import com.heycmo.outreach.limits.WarmUp;
import com.heycmo.outreach.limits.WorkingHours;
import com.heycmo.outreach.policy.Action;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Limits as a person enters them. A field has the name of its place in the JSON, for example {@code
 * actions.message.perDay}; the names of optional parts ({@code warmUp}, {@code workingHours}) are check boxes.
 *
 * @param values what is entered, by field; an unchecked box is missing
 * @param days of the working hours
 */
record LimitsForm(Map<String, String> values, List<String> days) {

    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,9}");
    private static final String ON = "true";
    /** A time field shows the end of a day as its beginning. */
    private static final String MIDNIGHT = "00:00";

    private static final String END_OF_DAY = "24:00";

    static LimitsForm read(MultiValueMap<String, String> parameters) {
        return new LimitsForm(parameters.toSingleValueMap(), parameters.getOrDefault("days", List.of()));
    }

    static LimitsForm of(Limits limits) {
        Map<String, String> values = new HashMap<>();
        values.put("version", String.valueOf(limits.version()));
        values.put("timeZone", limits.timeZone());
        limits.actions().forEach((action, caps) -> {
            values.put("actions." + action + ".perDay", String.valueOf(caps.perDay()));
            putIfSet(values, "actions." + action + ".perWeek", caps.perWeek());
        });
        values.put("maxConnectionNoteLength", String.valueOf(limits.maxConnectionNoteLength()));
        putIfSet(values, "pauseAfterFailures", limits.pauseAfterFailures());
        putIfSet(values, "holdLaterSteps", limits.holdLaterSteps() ? ON : null);
        putIfSet(values, "stopOnReply", limits.stopOnReply() ? ON : null);
        WarmUp warmUp = limits.warmUp();
        if (warmUp != null) {
            values.put("warmUp", ON);
            values.put("warmUp.from", warmUp.from().toString());
            values.put("warmUp.perDay", String.valueOf(warmUp.perDay()));
            values.put("warmUp.increasePerDay", String.valueOf(warmUp.increasePerDay()));
        }
        WorkingHours hours = limits.workingHours();
        if (hours != null) {
            values.put("workingHours", ON);
            values.put("workingHours.from", hours.from());
            values.put("workingHours.to", hours.to().equals(END_OF_DAY) ? MIDNIGHT : hours.to());
        }
        return new LimitsForm(values, hours == null ? List.of() : hours.days());
    }

    /** What is entered in this field; empty if nothing is. */
    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    public boolean checked(String field) {
        return values.containsKey(field);
    }

    /** The document that the API takes. */
    byte[] json() {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        putNumber(json, "version", "version");
        json.put("timeZone", value("timeZone"));
        ObjectNode actions = json.putObject("actions");
        for (String action : Action.wireNames()) {
            ObjectNode caps = actions.putObject(action);
            putNumber(caps, "perDay", "actions." + action + ".perDay");
            putNumber(caps, "perWeek", "actions." + action + ".perWeek");
        }
        putNumber(json, "maxConnectionNoteLength", "maxConnectionNoteLength");
        putWarmUp(json);
        putWorkingHours(json);
        putNumber(json, "pauseAfterFailures", "pauseAfterFailures");
        json.put("holdLaterSteps", checked("holdLaterSteps"));
        json.put("stopOnReply", checked("stopOnReply"));
        return JsonMapper.shared().writeValueAsBytes(json);
    }

    private void putWarmUp(ObjectNode json) {
        json.putNull("warmUp");
        if (checked("warmUp")) {
            ObjectNode warmUp = json.putObject("warmUp").put("from", value("warmUp.from"));
            putNumber(warmUp, "perDay", "warmUp.perDay");
            putNumber(warmUp, "increasePerDay", "warmUp.increasePerDay");
        }
    }

    private void putWorkingHours(ObjectNode json) {
        json.putNull("workingHours");
        if (checked("workingHours")) {
            String to = value("workingHours.to");
            ObjectNode hours = json.putObject("workingHours")
                    .put("from", value("workingHours.from"))
                    .put("to", to.equals(MIDNIGHT) ? END_OF_DAY : to);
            days.forEach(hours.putArray("days")::add);
        }
    }

    /** Null for an empty field; a text that is not a number stays a text, which the reader rejects. */
    private void putNumber(ObjectNode json, String name, String field) {
        String text = value(field).strip();
        if (text.isEmpty()) {
            json.putNull(name);
        } else if (INTEGER.matcher(text).matches()) {
            json.put(name, Integer.parseInt(text));
        } else {
            json.put(name, text);
        }
    }

    private static void putIfSet(Map<String, String> values, String field, @Nullable Object value) {
        if (value != null) {
            values.put(field, value.toString());
        }
    }
}
