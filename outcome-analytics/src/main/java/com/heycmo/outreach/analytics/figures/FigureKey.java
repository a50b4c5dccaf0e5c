package com.heycmo.outreach.analytics.figures;

import com.heycmo.outreach.analytics.fact.Fact;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose figures, of which hour or day, of what. Written out, the keys of one customer and one kind of bucket stand
 * together, in the order of time.
 *
 * @param start of the hour or day
 */
public record FigureKey(
        UUID customerId,
        Bucket bucket,
        Instant start,
        String action,
        @Nullable String intentSource) {

    private static final char SEPARATOR = '|';
    private static final DateTimeFormatter START =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    public static FigureKey of(Fact fact, Bucket bucket) {
        return new FigureKey(fact.customerId(), bucket, bucket.startOf(fact.at()), fact.action(), fact.intentSource());
    }

    /** Where the keys of this customer from this moment on begin. */
    public static String first(UUID customerId, Bucket bucket, Instant start) {
        return customerId.toString() + SEPARATOR + bucket.wireName() + SEPARATOR + START.format(start);
    }

    /** The source comes last, for it may hold whatever it likes. */
    public String text() {
        return first(customerId, bucket, start) + SEPARATOR + action + SEPARATOR + orEmpty(intentSource);
    }

    public static FigureKey parse(String text) {
        String[] parts = text.split("\\|", 5);
        return new FigureKey(
                UUID.fromString(parts[0]),
                Bucket.ofWireName(parts[1]).orElseThrow(),
                Instant.parse(parts[2] + ":00:00Z"),
                parts[3],
                parts[4].isEmpty() ? null : parts[4]);
    }

    /** As records of the statistics are keyed: {@code customerId|day|action|intentSource}. */
    public String ofDay() {
        return customerId.toString() + SEPARATOR + day() + SEPARATOR + action + SEPARATOR + orEmpty(intentSource);
    }

    /** For instance {@code 2026-11-20}. */
    public String day() {
        return DAY.format(start);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
