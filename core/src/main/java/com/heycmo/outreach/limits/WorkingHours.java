package com.heycmo.outreach.limits;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.DayOfWeek;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The hours of the week in which drafts are claimed, as the clocks in the customer's time zone show them.
 *
 * @param weekdays at least one; in JSON {@code days}, in lower case
 * @param from {@code HH:mm}, inclusive
 * @param to {@code HH:mm}, exclusive, later than {@code from} and at most {@code 24:00}
 */
@JsonPropertyOrder({"days", "from", "to"})
public record WorkingHours(@JsonIgnore Set<DayOfWeek> weekdays, String from, String to) {

    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d|24:00");

    public WorkingHours {
        if (weekdays.isEmpty()
                || !TIME.matcher(from).matches()
                || !TIME.matcher(to).matches()
                || from.compareTo(to) >= 0) {
            throw new IllegalArgumentException("Working hours need a day, and a beginning before their end.");
        }
        weekdays = Collections.unmodifiableSet(EnumSet.copyOf(weekdays));
    }

    /** The names of the days, Monday first. */
    @JsonProperty
    public List<String> days() {
        return weekdays.stream().map(day -> day.name().toLowerCase(Locale.ROOT)).toList();
    }
}
