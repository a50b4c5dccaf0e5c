package com.heycmo.outreach.policy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Times in ISO-8601 with an offset, in the years 2000 to 2200 (UTC), truncated to PostgreSQL's microseconds. */
public final class StrictInstant {

    private static final Instant MIN = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2201-01-01T00:00:00Z");

    private StrictInstant() {}

    /** Returns empty for any other text. */
    public static Optional<Instant> parse(String text) {
        try {
            Instant time = OffsetDateTime.parse(text).toInstant();
            return time.isBefore(MIN) || !time.isBefore(END)
                    ? Optional.empty()
                    : Optional.of(time.truncatedTo(ChronoUnit.MICROS));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
