package com.heycmo.outreach.ingest.listening;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Health {@code ingest}: up while drafts are taken in, out of service while they wait for something. */
@Component
class IngestHealthIndicator implements HealthIndicator {

    private final DraftConsumer consumer;
    private final IngestState state;

    IngestHealthIndicator(DraftConsumer consumer, IngestState state) {
        this.consumer = consumer;
        this.state = state;
    }

    @Override
    public Health health() {
        Health.Builder health = switch (consumer.phase()) {
            case STOPPED -> Health.outOfService().withDetail("state", "stopped");
            case FAILED -> Health.down().withDetail("state", "stopped by a failure; restart the process");
            case AWAITING_TOPICS -> waiting("the topics", state.beginning());
            case RUNNING ->
                state.longestWait()
                        .map(wait ->
                                waiting(wait.obstacle().awaited(), wait.since()).withDetail("records", wait.records()))
                        .orElseGet(() -> Health.up().withDetail("state", "running"));
        };
        state.lastBatch()
                .ifPresent(batch -> health.withDetail("lastBatchRecords", batch.records())
                        .withDetail(
                                "lastBatchSecondsAgo", batch.since().elapsed().toSeconds()));
        return health.build();
    }

    private static Health.Builder waiting(String what, IngestState.Since since) {
        return Health.outOfService()
                .withDetail("state", "waiting for " + what)
                .withDetail("seconds", since.elapsed().toSeconds());
    }
}
