package com.heycmo.outreach.analytics.page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Formats durations for people: {@code 45 s}, {@code 12 min}, {@code 5.5 h}, {@code 2.1 d}. Public for the template. */
@Component("durations")
public class DurationFormat {

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    public String format(@Nullable Long seconds) {
        if (seconds == null) {
            return "–";
        }
        if (seconds < MINUTE) {
            return seconds + " s";
        }
        if (seconds < HOUR) {
            return Math.round((double) seconds / MINUTE) + " min";
        }
        return seconds < 2 * DAY ? tenths(seconds, HOUR) + " h" : tenths(seconds, DAY) + " d";
    }

    private static String tenths(long seconds, long unit) {
        return String.valueOf(Math.round(10.0 * seconds / unit) / 10.0).replaceFirst("\\.0$", "");
    }
}
