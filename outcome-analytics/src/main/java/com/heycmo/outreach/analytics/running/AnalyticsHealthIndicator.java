package com.heycmo.outreach.analytics.running;

import java.util.Locale;
import org.apache.kafka.streams.KafkaStreams;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Health {@code analytics}: up while figures can be asked for, out of service while they are brought together. */
@Component
class AnalyticsHealthIndicator implements HealthIndicator {

    private final AnalyticsStreams streams;

    AnalyticsHealthIndicator(AnalyticsStreams streams) {
        this.streams = streams;
    }

    @Override
    public Health health() {
        KafkaStreams.State state = streams.state();
        if (state == null) {
            return Health.outOfService()
                    .withDetail("state", "waiting for the topics")
                    .build();
        }
        Health.Builder health = state == KafkaStreams.State.RUNNING
                ? Health.up()
                : state == KafkaStreams.State.ERROR ? Health.down() : Health.outOfService();
        return health.withDetail("state", state.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .build();
    }
}
