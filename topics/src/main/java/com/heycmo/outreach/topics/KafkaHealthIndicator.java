package com.heycmo.outreach.topics;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Health {@code kafka}: up if a broker answers within two seconds. */
final class KafkaHealthIndicator implements HealthIndicator, AutoCloseable {

    static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final Map<String, Object> adminConfig;
    private @Nullable Admin admin;

    /** @param adminConfig limits each call to {@link #TIMEOUT} */
    KafkaHealthIndicator(Map<String, Object> adminConfig) {
        this.adminConfig = adminConfig;
    }

    @Override
    public Health health() {
        try {
            DescribeClusterResult cluster = admin().describeCluster();
            int nodes = cluster.nodes()
                    .get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                    .size();
            String clusterId = cluster.clusterId().get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            return Health.up()
                    .withDetail("clusterId", clusterId)
                    .withDetail("nodes", nodes)
                    .build();
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            return down("No Kafka broker answered within %d seconds.".formatted(TIMEOUT.toSeconds()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return down("Interrupted while waiting for Kafka.");
        }
    }

    private static Health down(String error) {
        return Health.down().withDetail("error", error).build();
    }

    private synchronized Admin admin() {
        if (admin == null) {
            admin = Admin.create(adminConfig);
        }
        return admin;
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ofSeconds(1));
            admin = null;
        }
    }
}
