package com.heycmo.outreach.benchmarks.dispatch;

import com.heycmo.outreach.benchmarks.load.Load;
import com.heycmo.outreach.benchmarks.load.Run;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Requests before a service is measured: until its code is compiled, it is another program. They come in parts with
 * rests between them, for under full load the compiler gets next to no processor: thousands of methods wait for it, for
 * minutes.
 */
final class WarmUp {

    private static final int PART = 2_000;
    private static final Duration REST = Duration.ofSeconds(1);

    private WarmUp() {}

    /** @param counted told of each part, for what was done counts when all is checked */
    static void run(Load load, int requests, Consumer<Run> counted) throws Exception {
        for (int left = requests; left > 0; left -= PART) {
            Run run = load.times(Math.min(PART, left));
            counted.accept(run);
            System.out.printf(
                    "Warming up: %,d of %,d requests left, %,.0f a second.%n",
                    left - Math.min(PART, left), requests, run.perSecond());
            TimeUnit.NANOSECONDS.sleep(REST.toNanos());
        }
    }
}
