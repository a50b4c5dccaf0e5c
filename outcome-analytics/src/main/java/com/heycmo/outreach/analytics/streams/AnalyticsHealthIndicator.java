package com.heycmo.outreach.analytics.streams;

import com.heycmo.outreach.metrics.Metric;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.apache.kafka.streams.KafkaStreams;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** Health {@code analytics}: up while Kafka Streams is running, out of service while it starts or rebalances. */
@Component
class AnalyticsHealthIndicator implements HealthIndicator {

    private final AnalyticsStreams streams;

    AnalyticsHealthIndicator(AnalyticsStreams streams, MeterRegistry meters) {
        this.streams = streams;
        Metric.ANALYTICS_RUNNING.gauge(meters, streams, each -> each.state() == KafkaStreams.State.RUNNING ? 1 : 0);
    }

    @Override
    public Health health() {
        KafkaStreams.State state = streams.state();
        if (state == null) {
            return Health.outOfService()
                    .withDetail("state", "waiting for the topics")
                    .build();
        }
        Status status = switch (state) {
            case RUNNING -> Status.UP;
            case ERROR -> Status.DOWN;
            default -> Status.OUT_OF_SERVICE;
        };
        return Health.status(status)
                .withDetail("state", state.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .build();
    }
}
