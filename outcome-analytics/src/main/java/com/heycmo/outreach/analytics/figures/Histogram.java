package com.heycmo.outreach.analytics.figures;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A histogram of durations with fixed bounds: two can be added, and a duration can be removed again.
 *
 * @param counts by the index of the smallest bound that is not less than the duration
 */
public record Histogram(Map<Integer, Long> counts) {

    public static final Histogram EMPTY = new Histogram(Map.of());

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    /** In seconds, inclusive. Longer durations count as the last one. */
    static final long[] BOUNDS = Stream.of(
                    bounds(1, 1, 2, 5, 10, 20, 30, 45),
                    bounds(MINUTE, 1, 2, 3, 5, 10, 15, 20, 30, 45),
                    bounds(HOUR, 1, 1.5, 2, 3, 4, 6, 8, 12, 18),
                    bounds(DAY, 1, 1.5, 2, 3, 4, 5, 6, 7, 10, 14, 21, 30))
            .flatMapToLong(Function.identity())
            .toArray();

    private static LongStream bounds(long unit, double... factors) {
        return DoubleStream.of(factors).mapToLong(factor -> (long) (factor * unit));
    }

    /** Adds a number of equal durations, which may be negative. */
    Histogram plus(long seconds, long count) {
        return new Histogram(Counts.plus(counts, Map.of(indexOf(seconds), count)));
    }

    Histogram plus(Histogram other) {
        return new Histogram(Counts.plus(counts, other.counts));
    }

    long count() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** In seconds, interpolated linearly between the two bounds; null if the histogram is empty. */
    @Nullable
    Long quantile(double share) {
        long rank = Math.max(1, (long) Math.ceil(share * count()));
        long before = 0;
        for (int index = 0; index < BOUNDS.length; index++) {
            long count = counts.getOrDefault(index, 0L);
            if (count > 0 && before + count >= rank) {
                long lower = index == 0 ? 0 : BOUNDS[index - 1];
                return lower + Math.round((BOUNDS[index] - lower) * ((double) (rank - before) / count));
            }
            before += count;
        }
        return null;
    }

    private static int indexOf(long seconds) {
        int found = Arrays.binarySearch(BOUNDS, seconds);
        return Math.min(found < 0 ? -found - 1 : found, BOUNDS.length - 1);
    }
}
