package com.heycmo.outreach.outbox;

import com.heycmo.outreach.metrics.Metric;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.function.IntSupplier;

/** How many events wait in the outbox, for metrics and health. */
class PendingEvents {

    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private volatile int count;
    private long countedAt = System.nanoTime() - INTERVAL.toNanos();

    PendingEvents(MeterRegistry meters) {
        Metric.OUTBOX_PENDING.gauge(meters, this, PendingEvents::count);
    }

    /** Counts them, but not in each round. */
    void refresh(IntSupplier counting) {
        if (System.nanoTime() - countedAt > INTERVAL.toNanos()) {
            count = counting.getAsInt();
            countedAt = System.nanoTime();
        }
    }

    int count() {
        return count;
    }
}
