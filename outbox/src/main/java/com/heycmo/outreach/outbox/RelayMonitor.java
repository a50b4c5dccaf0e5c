package com.heycmo.outreach.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What people can see of the relay: one log line a failure and one when it works again, metrics, health. */
class RelayMonitor {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);

    private static final Duration COUNT_PENDING_EVERY = Duration.ofSeconds(5);

    private final Counter relayed;
    private final Timer latency;
    private volatile int pending;
    private volatile long pendingReadAt = System.nanoTime() - COUNT_PENDING_EVERY.toNanos();
    private volatile @Nullable Failure failure;

    /**
     * The relay cannot do its work at present.
     *
     * @param sinceNanos by {@link System#nanoTime}
     */
    record Failure(long sinceNanos, String reason) {

        Duration lastsFor() {
            return Duration.ofNanos(System.nanoTime() - sinceNanos);
        }
    }

    RelayMonitor(MeterRegistry meters) {
        relayed = Counter.builder("outreach.outbox.relayed")
                .description("Events that Kafka has acknowledged")
                .register(meters);
        latency = Timer.builder("outreach.outbox.latency")
                .description("From the event until Kafka acknowledged it")
                .publishPercentileHistogram()
                .register(meters);
        Gauge.builder("outreach.outbox.pending", this, RelayMonitor::pending)
                .description("Events that wait, at most %d".formatted(OutboxStore.PENDING_LIMIT))
                .register(meters);
    }

    void relayed(Iterable<OutboxRow> rows, Duration sinceTheyWereRead) {
        for (OutboxRow row : rows) {
            relayed.increment();
            latency.record(row.age().plus(sinceTheyWereRead));
        }
    }

    boolean isPendingStale() {
        return System.nanoTime() - pendingReadAt > COUNT_PENDING_EVERY.toNanos();
    }

    void pending(int events) {
        pending = events;
        pendingReadAt = System.nanoTime();
    }

    void works() {
        Failure past = failure;
        if (past != null) {
            failure = null;
            log.info("The outbox relay works again after {} s.", past.lastsFor().toSeconds());
        }
    }

    void failed(Throwable cause, Duration nextTryIn) {
        Failure before = failure;
        String reason = inOneLine(cause);
        failure = new Failure(before == null ? System.nanoTime() : before.sinceNanos(), reason);
        log.warn(
                "The outbox relay could not bring its events to Kafka and tries again in {} ms; they are kept: {}",
                nextTryIn.toMillis(),
                reason);
    }

    /** What lies at the bottom of it: what is wrapped around speaks of statements, not of the cause. */
    private static String inOneLine(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.toString().lines().findFirst().orElseGet(root.getClass()::getName);
    }

    int pending() {
        return pending;
    }

    @Nullable
    Failure failure() {
        return failure;
    }
}
