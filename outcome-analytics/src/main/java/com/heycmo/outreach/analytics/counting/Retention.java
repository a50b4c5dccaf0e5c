package com.heycmo.outreach.analytics.counting;

import com.heycmo.outreach.analytics.figures.Bucket;
import java.time.Duration;

/** How long figures are kept, from the beginning of their hour or day on. */
public record Retention(Duration hours, Duration days) {

    Duration of(Bucket bucket) {
        return switch (bucket) {
            case HOUR -> hours;
            case DAY -> days;
        };
    }
}
