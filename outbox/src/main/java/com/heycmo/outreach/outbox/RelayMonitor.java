package com.heycmo.outreach.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.core.NestedExceptionUtils;

/** What operators see of the relay: metrics, health, a log line per failure and one when it has recovered. */
class RelayMonitor {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);

    private static final Duration PENDING_COUNT_INTERVAL = Duration.ofSeconds(5);

    private final Counter relayed;
    private final Timer latency;
    private volatile int pending;
    private long pendingReadAt = System.nanoTime() - PENDING_COUNT_INTERVAL.toNanos();
    private volatile @Nullable Failure failure;

    /**
     * The relay has not recovered from this failure yet.
     *
     * @param sinceNanos its first failed attempt, by {@link System#nanoTime}
     */
    record Failure(long sinceNanos, String reason) {

        long seconds() {
            return Duration.ofNanos(System.nanoTime() - sinceNanos).toSeconds();
        }
    }

    RelayMonitor(MeterRegistry meters) {
        relayed = Counter.builder("outreach.outbox.relayed")
                .description("Events acknowledged by Kafka")
                .register(meters);
        latency = Timer.builder("outreach.outbox.latency")
                .description("Time from the event until Kafka acknowledged it")
                .publishPercentileHistogram()
                .register(meters);
        Gauge.builder("outreach.outbox.pending", this, monitor -> monitor.pending)
                .description("Waiting events, at most %d".formatted(OutboxStore.PENDING_LIMIT))
                .register(meters);
    }

    void recordRelayed(List<OutboxRow> rows, Duration sinceRead) {
        for (OutboxRow row : rows) {
            relayed.increment();
            latency.record(row.age().plus(sinceRead));
        }
    }

    /** Counts the waiting events, but not in each round. */
    void refreshPending(IntSupplier count) {
        if (System.nanoTime() - pendingReadAt > PENDING_COUNT_INTERVAL.toNanos()) {
            pending = count.getAsInt();
            pendingReadAt = System.nanoTime();
        }
    }

    void recordSuccess() {
        Failure past = failure;
        if (past != null) {
            failure = null;
            log.info("The outbox relay has recovered after {} s.", past.seconds());
        }
    }

    /** The root cause's first line: the exceptions around it describe statements, not the cause. */
    void recordFailure(Throwable cause, Duration retryAfter) {
        Throwable root = NestedExceptionUtils.getMostSpecificCause(cause);
        String reason = root.toString().lines().findFirst().orElseGet(root.getClass()::getName);
        Failure before = failure;
        failure = new Failure(before == null ? System.nanoTime() : before.sinceNanos(), reason);
        log.warn(
                "The outbox relay could not send its events to Kafka; it keeps them and retries in {} ms: {}",
                retryAfter.toMillis(),
                reason);
    }

    @Nullable
    Failure failure() {
        return failure;
    }

    /** {@code UNKNOWN} after a failure, never {@code DOWN}: without Kafka the service can still serve requests. */
    Health health() {
        Failure current = failure;
        Health.Builder health = current == null
                ? Health.up()
                : Health.unknown()
                        .withDetail("failingForSeconds", current.seconds())
                        .withDetail("reason", current.reason());
        return health.withDetail("pending", pending).build();
    }
}
