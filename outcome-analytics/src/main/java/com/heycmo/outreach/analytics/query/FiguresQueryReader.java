package com.heycmo.outreach.analytics.query;

import com.heycmo.outreach.analytics.figures.Bucket;
import com.heycmo.outreach.policy.Reason;
import com.heycmo.outreach.policy.ReasonCode;
import com.heycmo.outreach.problems.ProblemException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of a request and reports everything that is wrong with them. */
final class FiguresQueryReader {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2201-01-01T00:00:00Z");

    private final List<Reason> reasons = new ArrayList<>();

    private FiguresQueryReader() {}

    /**
     * Defaults: by day, ungrouped, up to now, and from 30 days before {@code to}, or 2 days by hour.
     *
     * @throws ProblemException 400 with every reason
     */
    static FiguresQuery read(
            UUID customerId,
            @Nullable String from,
            @Nullable String to,
            @Nullable String bucket,
            @Nullable String by,
            Instant now) {
        FiguresQueryReader reader = new FiguresQueryReader();
        Bucket each = reader.word("bucket", "hour or day", bucket, Bucket::ofWireName, Bucket.DAY);
        Grouping grouping = reader.word("by", "action, intentSource or none", by, Grouping::ofWireName, Grouping.NONE);
        Instant end = reader.time("to", to, now);
        Instant start = reader.time("from", from, end.minus(Duration.ofDays(each == Bucket.DAY ? 30 : 2)));
        if (reader.reasons.isEmpty()) {
            reader.checkRange(start, end, each);
        }
        if (!reader.reasons.isEmpty()) {
            throw ProblemException.validationFailed(reader.reasons);
        }
        return new FiguresQuery(customerId, start, end, each, grouping);
    }

    private <T> T word(
            String name, String words, @Nullable String text, Function<String, Optional<T>> parse, T defaultValue) {
        Optional<T> value = text == null ? Optional.of(defaultValue) : parse.apply(text);
        if (value.isEmpty()) {
            reject(name + " must be " + words + ".");
        }
        return value.orElse(defaultValue);
    }

    private Instant time(String name, @Nullable String text, Instant defaultValue) {
        try {
            Instant time =
                    text == null ? defaultValue : OffsetDateTime.parse(text).toInstant();
            if (!time.isBefore(EARLIEST) && !time.isAfter(LATEST)) {
                return time;
            }
        } catch (DateTimeException e) {
            // Rejected below.
        }
        reject(name + " must be an ISO-8601 time with an offset, in the years 2000 to 2200.");
        return defaultValue;
    }

    private void checkRange(Instant from, Instant to, Bucket bucket) {
        if (!from.isBefore(to)) {
            reject("from must be before to.");
        } else if (Duration.between(from, to).compareTo(bucket.maxRange()) > 0) {
            reject("The range must be at most %d days by %s."
                    .formatted(bucket.maxRange().toDays(), bucket.wireName()));
        }
    }

    private void reject(String message) {
        reasons.add(Reason.of(ReasonCode.MALFORMED, message));
    }
}
