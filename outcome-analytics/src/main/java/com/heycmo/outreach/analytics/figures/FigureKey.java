package com.heycmo.outreach.analytics.figures;

import com.heycmo.outreach.analytics.fact.Fact;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Identifies figures by customer, hour or day, action, source and variant. As text, the keys of one customer and bucket form a
 * range in chronological order.
 *
 * @param start of the hour or day
 */
public record FigureKey(
        UUID customerId,
        Bucket bucket,
        Instant start,
        String action,
        @Nullable String intentSource,
        @Nullable String variant) {

    private static final DateTimeFormatter START =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    public static FigureKey of(Fact fact, Bucket bucket) {
        return new FigureKey(
                fact.customerId(),
                bucket,
                bucket.startOf(fact.at()),
                fact.action(),
                fact.intentSource(),
                fact.variant());
    }

    /** The prefix of this customer's keys of the hour or day that starts then. */
    public static String prefix(UUID customerId, Bucket bucket, Instant start) {
        return "%s|%s|%s".formatted(customerId, bucket.wireName(), START.format(start));
    }

    public String text() {
        return "%s|%s".formatted(prefix(customerId, bucket, start), group());
    }

    public static FigureKey parse(String text) {
        String[] parts = text.split("\\|", 6);
        return new FigureKey(
                UUID.fromString(parts[0]),
                Bucket.ofWireName(parts[1]).orElseThrow(),
                Instant.parse(parts[2] + ":00:00Z"),
                parts[3],
                parts[4].isEmpty() ? null : parts[4].replace("%7C", "|").replace("%25", "%"),
                parts.length == 5 ? null : parts[5]);
    }

    /** The variant comes last, because it may contain any character; in a source, the separator is encoded. */
    private String group() {
        String source = Objects.toString(intentSource, "").replace("%", "%25").replace("|", "%7C");
        return action + "|" + source + (variant == null ? "" : "|" + variant);
    }

    /** The key of a record of the statistics topic: {@code customerId|day|action|intentSource}, and {@code |variant}. */
    public String statsKey() {
        return "%s|%s|%s".formatted(customerId, day(), group());
    }

    /** For example {@code 2026-11-20}. */
    public String day() {
        return DAY.format(start);
    }
}
