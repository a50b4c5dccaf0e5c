package com.heycmo.outreach.topics;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether a Kafka broker answers, asked with a limit of two seconds. */
final class KafkaHealthIndicator implements HealthIndicator, AutoCloseable {

    private static final int LIMIT_MS = 2_000;

    private final Map<String, Object> adminConfig;
    private @Nullable Admin admin;

    KafkaHealthIndicator(Map<String, Object> adminConfig) {
        this.adminConfig = new HashMap<>(adminConfig);
        this.adminConfig.put("request.timeout.ms", LIMIT_MS);
        this.adminConfig.put("default.api.timeout.ms", LIMIT_MS);
        // The client outlives the question and looks for the broker on its own: seldom, for each attempt is logged.
        this.adminConfig.put("reconnect.backoff.ms", 1_000L);
        this.adminConfig.put("reconnect.backoff.max.ms", 5_000L);
    }

    @Override
    public Health health() {
        try {
            DescribeClusterResult cluster = admin().describeCluster(new DescribeClusterOptions().timeoutMs(LIMIT_MS));
            int nodes = cluster.nodes().get(LIMIT_MS, TimeUnit.MILLISECONDS).size();
            String clusterId = cluster.clusterId().get(LIMIT_MS, TimeUnit.MILLISECONDS);
            return Health.up()
                    .withDetail("clusterId", clusterId)
                    .withDetail("nodes", nodes)
                    .build();
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            return down("No Kafka broker answered within %d seconds.".formatted(LIMIT_MS / 1_000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return down("Interrupted while Kafka was asked.");
        }
    }

    private static Health down(String sentence) {
        return Health.down().withDetail("error", sentence).build();
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
