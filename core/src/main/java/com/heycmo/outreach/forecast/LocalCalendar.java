package com.heycmo.outreach.forecast;

import com.heycmo.outreach.forecast.ForecastSnapshot.LocalDay;
import com.heycmo.outreach.forecast.ForecastSnapshot.Opening;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The customer's days and working hours while time passes: each call asks for a later time than the one before. */
final class LocalCalendar {

    private final List<LocalDay> days;
    private final List<Opening> openings;
    private int day;
    private int opening;

    LocalCalendar(List<LocalDay> days, List<Opening> openings) {
        this.days = days;
        this.openings = openings;
    }

    /** This time, or the next beginning of working hours; empty after the last ones. */
    Optional<Instant> open(Instant time) {
        while (opening < openings.size() && !openings.get(opening).closesAt().isAfter(time)) {
            opening++;
        }
        if (opening == openings.size()) {
            return Optional.empty();
        }
        Instant opensAt = openings.get(opening).opensAt();
        return Optional.of(opensAt.isAfter(time) ? opensAt : time);
    }

    LocalDate dayAt(Instant time) {
        while (day + 1 < days.size() && !days.get(day + 1).since().isAfter(time)) {
            day++;
        }
        return days.get(day).day();
    }

    /** When the day after that of the last call begins; empty if it is not known. */
    Optional<Instant> nextDay() {
        return day + 1 < days.size() ? Optional.of(days.get(day + 1).since()) : Optional.empty();
    }
}
