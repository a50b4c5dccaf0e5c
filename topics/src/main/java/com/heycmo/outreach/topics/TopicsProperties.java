package com.heycmo.outreach.topics;

import com.heycmo.outreach.event.Topic;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code outreach.topics.*}: how missing topics are created. Existing topics stay as they are.
 *
 * @param partitions of each new topic; the customer's id, the record key, selects one
 * @param replicationFactor -1 uses the broker's default
 * @param config overrides topic settings by Kafka's names, for instance
 *     {@code outreach.topics.config.outcomes.retention.ms}
 */
@ConfigurationProperties("outreach.topics")
record TopicsProperties(
        @DefaultValue("12") int partitions,
        @DefaultValue("-1") short replicationFactor,
        @DefaultValue Map<Topic, Map<String, String>> config) {

    TopicsProperties {
        if (partitions < 1) {
            throw new IllegalArgumentException(
                    "outreach.topics.partitions is %d; it must be 1 or more.".formatted(partitions));
        }
        if (replicationFactor < 1 && replicationFactor != -1) {
            throw new IllegalArgumentException(
                    "outreach.topics.replication-factor is %d; it must be 1 or more, or -1 for the broker's default."
                            .formatted(replicationFactor));
        }
    }
}
