package com.heycmo.outreach.outbox;

import com.heycmo.outreach.metrics.Metric;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.core.NestedExceptionUtils;

/** What operators see of the relay: metrics, health, a log line per failure and one when it has recovered. */
class RelayMonitor {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);

    static final String ALL_TOPICS = "all";

    private final MeterRegistry meters;
    private final Counter relayed;
    private final Timer latency;
    private final PendingEvents pending;
    private final MultiGauge blockedSeconds;
    private volatile @Nullable Failure failure;
    private volatile List<Blockage> blocked = List.of();

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
        this.meters = meters;
        relayed = Metric.OUTBOX_RELAYED.counter(meters);
        latency = Metric.OUTBOX_LATENCY.timer().publishPercentileHistogram().register(meters);
        pending = new PendingEvents(meters);
        Metric.OUTBOX_UNCONFIRMED.gauge(meters, this, monitor -> 0);
        blockedSeconds = Metric.OUTBOX_BLOCKED.gauges(meters);
        Metric.OUTBOX_ERRORS.counter(meters, ALL_TOPICS);
    }

    void recordRelayed(List<OutboxRow> rows, Duration sinceRead) {
        for (OutboxRow row : rows) {
            relayed.increment();
            latency.record(row.age().plus(sinceRead));
        }
    }

    PendingEvents pending() {
        return pending;
    }

    void recordSuccess() {
        Failure past = failure;
        if (past != null) {
            failure = null;
            log.info("The outbox relay has recovered after {} s.", past.seconds());
        }
    }

    void recordFailure(Throwable cause, Duration retryAfter) {
        Metric.OUTBOX_ERRORS.counter(meters, ALL_TOPICS).increment();
        String reason = reason(cause);
        Failure before = failure;
        failure = new Failure(before == null ? System.nanoTime() : before.sinceNanos(), reason);
        log.warn(
                "The outbox relay failed; it keeps its events and retries in {} ms: {}", retryAfter.toMillis(), reason);
    }

    /** The root cause's first line: the exceptions around it describe statements, not the cause. */
    static String reason(Throwable cause) {
        Throwable root = NestedExceptionUtils.getMostSpecificCause(cause);
        return root.toString().lines().findFirst().orElseGet(root.getClass()::getName);
    }

    void recordBlocked(Blockage added, OutboxRow first, Collection<Blockage> all) {
        Metric.OUTBOX_ERRORS.counter(meters, added.scope().topic()).increment();
        if (added.scope().isOneSubject()) {
            log.error(
                    "Kafka rejects event {} about {} of customer {}; it stays in the outbox: {}",
                    first.id(),
                    first.subjectId(),
                    first.customerId(),
                    added.reason());
        } else {
            log.warn(
                    "Kafka does not take the events {}; they wait in the outbox and are retried: {}",
                    added.scope(),
                    added.reason());
        }
        updateBlocked(all);
    }

    void recordRecovered(Blockage recovered, Collection<Blockage> all) {
        log.info("Kafka takes the events {} again after {} s.", recovered.scope(), recovered.seconds());
        updateBlocked(all);
    }

    /** An invalid event is reported once; its topic takes the others. */
    void updateBlocked(Collection<Blockage> all) {
        blocked = all.stream()
                .filter(each -> !each.scope().isOneSubject())
                .sorted(Comparator.comparing(each -> each.scope().toString()))
                .toList();
        blockedSeconds.register(blocked.stream().map(RelayMonitor::gauge).toList(), true);
    }

    private static MultiGauge.Row<?> gauge(Blockage blockage) {
        FailureScope scope = blockage.scope();
        return MultiGauge.Row.of(
                Metric.OUTBOX_BLOCKED.tags(scope.topic(), scope.partitionOrAll()), blockage, Blockage::seconds);
    }

    @Nullable
    Failure failure() {
        return failure;
    }

    /** {@code UNKNOWN} after a failure, never {@code DOWN}: without Kafka the service can still serve requests. */
    Health health() {
        Failure current = failure;
        List<Map<String, Object>> topics =
                blocked.stream().map(RelayMonitor::detail).toList();
        Health.Builder health = current == null && topics.isEmpty() ? Health.up() : Health.unknown();
        if (current != null) {
            health.withDetail("failingForSeconds", current.seconds()).withDetail("reason", current.reason());
        }
        if (!topics.isEmpty()) {
            health.withDetail("blocked", topics);
        }
        return health.withDetail("pending", pending.count()).build();
    }

    private static Map<String, Object> detail(Blockage blockage) {
        return Map.of(
                "topic", blockage.scope().topic(),
                "partition", blockage.scope().partitionOrAll(),
                "forSeconds", blockage.seconds(),
                "reason", blockage.reason());
    }
}
