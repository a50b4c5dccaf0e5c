package com.heycmo.outreach.draft;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Times as drafts write them: ISO-8601 with an offset, in the years 2000 to 2200 (UTC), kept to the microsecond. */
final class DraftTime {

    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant AFTER_LAST = Instant.parse("2201-01-01T00:00:00Z");

    private DraftTime() {}

    static Optional<Instant> parse(String text) {
        try {
            Instant time = OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                    .toInstant();
            return time.isBefore(FIRST) || !time.isBefore(AFTER_LAST)
                    ? Optional.empty()
                    : Optional.of(toMicroseconds(time));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static Instant toMicroseconds(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }
}
