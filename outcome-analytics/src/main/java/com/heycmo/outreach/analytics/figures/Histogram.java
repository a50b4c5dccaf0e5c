package com.heycmo.outreach.analytics.figures;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How long something took, counted between fixed bounds: small, and two of them can be added.
 *
 * @param counts by the index of the bound that a time is not longer than; those without a count are left out
 */
public record Histogram(Map<Integer, Long> counts) {

    public static final Histogram EMPTY = new Histogram(Map.of());

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    /** The bounds in seconds, each included; what is longer than the last counts as that. */
    static final long[] BOUNDS = {
        1,
        2,
        5,
        10,
        20,
        30,
        45,
        MINUTE,
        2 * MINUTE,
        3 * MINUTE,
        5 * MINUTE,
        10 * MINUTE,
        15 * MINUTE,
        20 * MINUTE,
        30 * MINUTE,
        45 * MINUTE,
        HOUR,
        3 * HOUR / 2,
        2 * HOUR,
        3 * HOUR,
        4 * HOUR,
        6 * HOUR,
        8 * HOUR,
        12 * HOUR,
        18 * HOUR,
        DAY,
        3 * DAY / 2,
        2 * DAY,
        3 * DAY,
        4 * DAY,
        5 * DAY,
        6 * DAY,
        7 * DAY,
        10 * DAY,
        14 * DAY,
        21 * DAY,
        30 * DAY
    };

    public Histogram {
        counts = Collections.unmodifiableMap(new TreeMap<>(counts));
    }

    /** With this time counted so many times more, or less. */
    Histogram plus(long seconds, long times) {
        Map<Integer, Long> sum = new TreeMap<>(counts);
        sum.merge(indexOf(seconds), times, Histogram::sum);
        sum.values().removeIf(count -> count <= 0);
        return new Histogram(sum);
    }

    Histogram plus(Histogram other) {
        Map<Integer, Long> sum = new TreeMap<>(counts);
        other.counts.forEach((index, count) -> sum.merge(index, count, Histogram::sum));
        return new Histogram(sum);
    }

    long count() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * The time that this share of all was not longer than, in seconds: exact to the two bounds that it lies between, and
     * as if those between them were spread evenly. Null when nothing was counted.
     */
    @Nullable
    Long quantile(double share) {
        long rank = Math.max(1, (long) Math.ceil(share * count()));
        long before = 0;
        for (Map.Entry<Integer, Long> each : counts.entrySet()) {
            if (before + each.getValue() >= rank) {
                int index = each.getKey();
                long lower = index == 0 ? 0 : BOUNDS[index - 1];
                return lower + Math.round((BOUNDS[index] - lower) * ((double) (rank - before) / each.getValue()));
            }
            before += each.getValue();
        }
        return null;
    }

    private static int indexOf(long seconds) {
        int index = 0;
        while (index < BOUNDS.length - 1 && seconds > BOUNDS[index]) {
            index++;
        }
        return index;
    }

    private static long sum(long one, long other) {
        return one + other;
    }
}
