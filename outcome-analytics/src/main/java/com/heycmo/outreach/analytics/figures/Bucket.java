package com.heycmo.outreach.analytics.figures;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The periods that figures are kept for, in UTC. */
public enum Bucket {
    HOUR(ChronoUnit.HOURS, Duration.ofDays(31)),
    DAY(ChronoUnit.DAYS, Duration.ofDays(400));

    private final ChronoUnit unit;
    private final Duration maxRange;

    Bucket(ChronoUnit unit, Duration maxRange) {
        this.unit = unit;
        this.maxRange = maxRange;
    }

    public static Optional<Bucket> ofWireName(String name) {
        return Arrays.stream(values())
                .filter(bucket -> bucket.wireName().equals(name))
                .findFirst();
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The longest range of one request. */
    public Duration maxRange() {
        return maxRange;
    }

    public Duration length() {
        return unit.getDuration();
    }

    /** The start of the hour or day that contains this moment. */
    public Instant startOf(Instant moment) {
        return moment.truncatedTo(unit);
    }
}
