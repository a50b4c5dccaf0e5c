package com.heycmo.outreach.outbox;

import com.heycmo.outreach.metrics.Metric;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;

/** What operators see of change data capture: metrics, health, a log line when it stops and one when it has recovered. */
class SlotMonitor {

    private static final Logger log = LoggerFactory.getLogger(OutboxSweeper.class);

    /** A connector confirms at least once a minute, by default. */
    private static final Duration CONFIRMED_WITHIN = Duration.ofMinutes(2);

    private final String slotName;
    private final MeterRegistry meters;
    private final PendingEvents pending;
    private volatile @Nullable ReplicationSlot slot;
    private volatile @Nullable String problem;

    SlotMonitor(String slotName, MeterRegistry meters) {
        this.slotName = slotName;
        this.meters = meters;
        pending = new PendingEvents(meters);
        Metric.OUTBOX_UNCONFIRMED.gauge(meters, this, SlotMonitor::unconfirmedBytes);
        Metric.OUTBOX_ERRORS.counter(meters, RelayMonitor.ALL_TOPICS);
    }

    PendingEvents pending() {
        return pending;
    }

    /** @param waiting for how long the slot has not confirmed events that have committed */
    void recordSlot(@Nullable ReplicationSlot found, Duration waiting) {
        slot = found;
        String now = problem(found, waiting);
        if (now != null && problem == null) {
            log.warn("Change data capture does not deliver the events; they wait in the outbox: {}", now);
        } else if (now == null && problem != null) {
            log.info("Change data capture delivers the events again.");
        }
        problem = now;
    }

    void recordFailure(Throwable cause) {
        Metric.OUTBOX_ERRORS.counter(meters, RelayMonitor.ALL_TOPICS).increment();
        String reason = RelayMonitor.reason(cause);
        if (!Objects.equals(reason, problem)) {
            log.warn(
                    "The sweep behind change data capture failed; the events stay in the outbox until the next one: {}",
                    reason);
        }
        problem = reason;
    }

    private @Nullable String problem(@Nullable ReplicationSlot found, Duration waiting) {
        if (found == null || found.confirmed() == null) {
            return "This database has no replication slot %s.".formatted(slotName);
        }
        if (found.lost()) {
            return "PostgreSQL has removed WAL that the replication slot %s still needed.".formatted(slotName);
        }
        if (!found.active()) {
            return "No connector reads the replication slot %s.".formatted(slotName);
        }
        return waiting.compareTo(CONFIRMED_WITHIN) < 0
                ? null
                : "The connector has not confirmed events of %d s ago.".formatted(waiting.toSeconds());
    }

    private long unconfirmedBytes() {
        ReplicationSlot current = slot;
        return current == null ? 0 : current.unconfirmedBytes();
    }

    /** {@code UNKNOWN} after a problem, never {@code DOWN}: the service can still serve requests. */
    Health health() {
        String reason = problem;
        Health.Builder health = reason == null ? Health.up() : Health.unknown().withDetail("reason", reason);
        return health.withDetail("slot", slotName)
                .withDetail("unconfirmedBytes", unconfirmedBytes())
                .withDetail("pending", pending.count())
                .build();
    }
}
