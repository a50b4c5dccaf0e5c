package com.heycmo.outreach.analytics.counting;

import com.heycmo.outreach.analytics.figures.Bucket;
import java.time.Duration;

/** How long figures are kept, from the start of their hour or day: {@code outreach.analytics.retention.*}. */
public record Retention(Duration hours, Duration days) {

    private static final Duration MIN = Duration.ofDays(1);

    public Retention {
        if (hours.compareTo(MIN) < 0 || days.compareTo(MIN) < 0) {
            throw new IllegalArgumentException(
                    "outreach.analytics.retention.hours and .days must be at least one day, not %s and %s."
                            .formatted(hours, days));
        }
    }

    Duration of(Bucket bucket) {
        return switch (bucket) {
            case HOUR -> hours;
            case DAY -> days;
        };
    }
}
