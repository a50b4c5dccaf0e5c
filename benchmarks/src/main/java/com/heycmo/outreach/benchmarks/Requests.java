package com.heycmo.outreach.benchmarks;

import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import org.springframework.util.Assert;

/** One request after the other. */
final class Requests {

    private static final int COUNT = 40;

    private Requests() {}

    /** @param marker occurs once for each of the expected drafts, so that an answer without drafts does not count as fast */
    static double medianMillis(String marker, int expected, Callable<String> request) throws Exception {
        Histogram nanos = new Histogram(3);
        for (int sent = 0; sent < COUNT; sent++) {
            long start = System.nanoTime();
            String response = request.call();
            nanos.recordValue(System.nanoTime() - start);
            int drafts = response.split(marker, -1).length - 1;
            Assert.state(drafts == expected, () -> "The answer has %d drafts, not %d.".formatted(drafts, expected));
        }
        return nanos.getValueAtPercentile(50) / 1e6;
    }
}
