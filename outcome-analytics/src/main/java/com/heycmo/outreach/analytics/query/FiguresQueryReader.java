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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a request's parameters, and says all that is wrong with them. */
final class FiguresQueryReader {

    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2201-01-01T00:00:00Z");
    private static final Duration USUAL_DAYS = Duration.ofDays(30);
    private static final Duration USUAL_HOURS = Duration.ofDays(2);

    private final List<Reason> reasons = new ArrayList<>();

    private FiguresQueryReader() {}

    /**
     * The query that these parameters are. Without {@code to} it goes up to now, without {@code from} it begins 30 days
     * before, or 2 days for hours; it is of days and not grouped unless it says otherwise.
     */
    static FiguresQuery read(
            @Nullable String from, @Nullable String to, @Nullable String bucket, @Nullable String by, Instant now) {
        FiguresQueryReader reader = new FiguresQueryReader();
        Bucket each = reader.word("bucket", "hour or day", bucket, Bucket::ofWireName, Bucket.DAY);
        Grouping grouping = reader.word("by", "action, intentSource or none", by, Grouping::ofWireName, Grouping.NONE);
        Instant end = reader.time("to", to, now);
        Instant begin = reader.time("from", from, end.minus(each == Bucket.DAY ? USUAL_DAYS : USUAL_HOURS));
        reader.checkRange(begin, end, each);
        if (!reader.reasons.isEmpty()) {
            throw ProblemException.validationFailed(reader.reasons);
        }
        return new FiguresQuery(begin, end, each, grouping);
    }

    private <T> T word(
            String name, String words, @Nullable String text, Function<String, Optional<T>> parse, T otherwise) {
        if (text == null) {
            return otherwise;
        }
        Optional<T> value = parse.apply(text);
        if (value.isEmpty()) {
            refuse(name + " must be " + words + ".");
        }
        return value.orElse(otherwise);
    }

    private Instant time(String name, @Nullable String text, Instant otherwise) {
        try {
            Instant time = text == null ? otherwise : OffsetDateTime.parse(text).toInstant();
            if (!time.isBefore(FIRST) && !time.isAfter(LAST)) {
                return time;
            }
        } catch (DateTimeException e) {
            // Said below.
        }
        refuse(name + " must be a time in ISO-8601 with an offset, in the years 2000 to 2200.");
        return otherwise;
    }

    private void checkRange(Instant from, Instant to, Bucket bucket) {
        if (!reasons.isEmpty()) {
            return;
        }
        if (!from.isBefore(to)) {
            refuse("from must be before to.");
        } else if (Duration.between(from, to).compareTo(bucket.longestRange()) > 0) {
            refuse("At most %d days can be asked for by the %s."
                    .formatted(bucket.longestRange().toDays(), bucket.wireName()));
        }
    }

    private void refuse(String message) {
        reasons.add(Reason.of(ReasonCode.MALFORMED, message));
    }
}
