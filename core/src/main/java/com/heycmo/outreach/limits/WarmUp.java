package com.heycmo.outreach.limits;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Caps every action at first, and less with each day.
 *
 * @param from the first day, in the customer's time zone; earlier days have the same cap
 * @param perDay the cap on that day
 * @param increasePerDay by how much the cap rises with each day
 */
public record WarmUp(LocalDate from, int perDay, int increasePerDay) {

    public static final int MAX_PER_DAY = 50;

    int capOn(LocalDate today) {
        long days = Math.max(0, ChronoUnit.DAYS.between(from, today));
        return (int) Math.min(Integer.MAX_VALUE, perDay + days * increasePerDay);
    }
}
