package com.heycmo.outreach.limits;

import java.time.DayOfWeek;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The hours of the week in which drafts are claimed, as the clocks in the customer's time zone show them.
 *
 * @param days at least one
 * @param from {@code HH:mm}, inclusive
 * @param to {@code HH:mm}, exclusive, later than {@code from} and at most {@code 24:00}
 */
public record WorkingHours(Set<DayOfWeek> days, String from, String to) {

    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d|24:00");

    public WorkingHours {
        if (days.isEmpty() || !TIME.matcher(from).matches() || !TIME.matcher(to).matches() || from.compareTo(to) >= 0) {
            throw new IllegalArgumentException("Working hours need a day, and a beginning before their end.");
        }
        days = Collections.unmodifiableSet(EnumSet.copyOf(days));
    }
}
