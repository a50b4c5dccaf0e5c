package com.heycmo.outreach.ingest.listening;

import com.heycmo.outreach.metrics.Metric;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Health {@code ingest}: up while drafts are consumed, out of service while they wait for another server. */
@Component
class IngestHealthIndicator implements HealthIndicator {

    private final long createdAtNanos = System.nanoTime();
    private final DraftConsumer consumer;
    private final IngestMonitor monitor;

    IngestHealthIndicator(DraftConsumer consumer, IngestMonitor monitor, MeterRegistry meters) {
        this.consumer = consumer;
        this.monitor = monitor;
        Metric.INGEST_BLOCKED.gauge(meters, this, IngestHealthIndicator::blockedSeconds);
    }

    @Override
    public Health health() {
        Health.Builder health = switch (consumer.phase()) {
            case STOPPED -> Health.outOfService().withDetail("state", "stopped");
            case FAILED -> Health.down().withDetail("state", "failed; restart the process");
            case AWAITING_TOPICS -> outOfService("waiting for the topics", createdAtNanos);
            case RUNNING ->
                monitor.longestRetry()
                        .map(batch -> outOfService(batch.cause().state(), batch.sinceNanos())
                                .withDetail("records", batch.records()))
                        .orElseGet(() -> Health.up().withDetail("state", "running"));
        };
        monitor.lastBatch()
                .ifPresent(batch -> health.withDetail("lastBatchRecords", batch.records())
                        .withDetail("lastBatchSecondsAgo", secondsSince(batch.atNanos())));
        return health.build();
    }

    private long blockedSeconds() {
        return switch (consumer.phase()) {
            case STOPPED -> 0;
            case FAILED, AWAITING_TOPICS -> secondsSince(createdAtNanos);
            case RUNNING ->
                monitor.longestRetry()
                        .map(batch -> secondsSince(batch.sinceNanos()))
                        .orElse(0L);
        };
    }

    private static Health.Builder outOfService(String state, long sinceNanos) {
        return Health.outOfService().withDetail("state", state).withDetail("seconds", secondsSince(sinceNanos));
    }

    private static long secondsSince(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos).toSeconds();
    }
}
