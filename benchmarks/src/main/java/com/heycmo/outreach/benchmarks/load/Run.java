package com.heycmo.outreach.benchmarks.load;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * What a load came to.
 *
 * @param count how often what is counted was done
 * @param tries how often anything was done
 * @param time from the first to the last
 * @param nanos how long each try took, shortest first
 */
public record Run(
        long count,
        long tries,
        Duration time,
        @SuppressWarnings("ArrayRecordComponent") long[] nanos) {

    /** What one thread did. */
    static final class Part {

        private long count;
        private long[] nanos = new long[1024];
        private int tries;

        void add(boolean counts, long took) {
            if (counts) {
                count++;
            }
            if (tries == nanos.length) {
                nanos = Arrays.copyOf(nanos, 2 * tries);
            }
            nanos[tries++] = took;
        }
    }

    static Run of(List<Part> parts, Duration time) {
        long[] all = parts.stream()
                .flatMapToLong(part -> LongStream.of(part.nanos).limit(part.tries))
                .sorted()
                .toArray();
        return new Run(parts.stream().mapToLong(part -> part.count).sum(), all.length, time, all);
    }

    public double perSecond() {
        return count / (time.toNanos() / 1e9);
    }

    /** In milliseconds. */
    public double percentile(double share) {
        return nanos[(int) Math.min(nanos.length - 1, Math.floor(share * nanos.length))] / 1e6;
    }
}
