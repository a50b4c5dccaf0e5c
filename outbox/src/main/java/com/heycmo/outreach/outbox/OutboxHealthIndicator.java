package com.heycmo.outreach.outbox;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Tells whether events flow. {@code UNKNOWN} when they do not, never {@code DOWN}: the outbox is there so that nobody
 * else has to care, and taking an instance out of service would help no event.
 */
class OutboxHealthIndicator implements HealthIndicator {

    private final RelayMonitor monitor;

    OutboxHealthIndicator(RelayMonitor monitor) {
        this.monitor = monitor;
    }

    @Override
    public Health health() {
        RelayMonitor.Failure failure = monitor.failure();
        Health.Builder health = failure == null
                ? Health.up()
                : Health.unknown()
                        .withDetail("failingForSeconds", failure.lastsFor().toSeconds())
                        .withDetail("reason", failure.reason());
        return health.withDetail("pending", monitor.pending()).build();
    }
}
