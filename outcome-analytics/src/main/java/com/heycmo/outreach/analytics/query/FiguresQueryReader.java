package com.heycmo.outreach.analytics.query;

import com.heycmo.outreach.analytics.figures.Bucket;
import com.heycmo.outreach.problems.RequestParameters;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Reads the parameters of a request and reports everything that is wrong with them. */
final class FiguresQueryReader {

    private FiguresQueryReader() {}

    /**
     * Defaults: by day, ungrouped, up to now, and from 30 days before {@code to}, or 2 days by hour.
     *
     * @throws com.heycmo.outreach.problems.ProblemException 400 with every reason
     */
    static FiguresQuery read(
            UUID customerId,
            @Nullable String from,
            @Nullable String to,
            @Nullable String bucket,
            @Nullable String by,
            Instant now) {
        RequestParameters parameters = parameters(from, to, bucket, by);
        Bucket each = parameters.value("bucket", "hour or day", Bucket::ofWireName, Bucket.DAY);
        Grouping grouping =
                parameters.value("by", "action, intentSource, variant or none", Grouping::ofWireName, Grouping.NONE);
        Instant end = parameters.time("to", now);
        Instant start = parameters.time("from", end.minus(Duration.ofDays(each == Bucket.DAY ? 30 : 2)));
        if (parameters.isValid()) {
            checkRange(parameters, start, end, each);
        }
        parameters.requireValid();
        return new FiguresQuery(customerId, start, end, each, grouping);
    }

    private static RequestParameters parameters(
            @Nullable String from, @Nullable String to, @Nullable String bucket, @Nullable String by) {
        MultiValueMap<String, String> given = new LinkedMultiValueMap<>();
        addIfGiven(given, "from", from);
        addIfGiven(given, "to", to);
        addIfGiven(given, "bucket", bucket);
        addIfGiven(given, "by", by);
        return new RequestParameters(given);
    }

    private static void addIfGiven(MultiValueMap<String, String> given, String name, @Nullable String value) {
        if (value != null) {
            given.add(name, value);
        }
    }

    private static void checkRange(RequestParameters parameters, Instant from, Instant to, Bucket bucket) {
        if (!from.isBefore(to)) {
            parameters.reject("from must be before to.");
        } else if (Duration.between(from, to).compareTo(bucket.maxRange()) > 0) {
            parameters.reject("The range must be at most %d days by %s."
                    .formatted(bucket.maxRange().toDays(), bucket.wireName()));
        }
    }
}
