package com.heycmo.outreach.analytics.figures;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The two lengths of time that figures are kept for; in UTC. */
public enum Bucket {
    HOUR(ChronoUnit.HOURS, Duration.ofDays(31)),
    DAY(ChronoUnit.DAYS, Duration.ofDays(400));

    private final ChronoUnit unit;
    private final Duration longestRange;

    Bucket(ChronoUnit unit, Duration longestRange) {
        this.unit = unit;
        this.longestRange = longestRange;
    }

    /** The bucket that is written so in a request. */
    public static Optional<Bucket> ofWireName(String name) {
        return Arrays.stream(values())
                .filter(bucket -> bucket.wireName().equals(name))
                .findFirst();
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The most that one request may ask for. */
    public Duration longestRange() {
        return longestRange;
    }

    public Duration length() {
        return unit.getDuration();
    }

    /** The beginning of the hour or day that this moment lies in. */
    public Instant startOf(Instant moment) {
        return moment.truncatedTo(unit);
    }
}
