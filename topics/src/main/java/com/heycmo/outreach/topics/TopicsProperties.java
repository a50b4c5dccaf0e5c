package com.heycmo.outreach.topics;

import com.heycmo.outreach.event.Topic;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How missing topics are created. A topic that exists is left as it is.
 *
 * @param partitions of every topic; all records of a customer are in one of them
 * @param replicationFactor -1 leaves it to the broker's default
 * @param config settings of one topic by Kafka's own names, which override what the pipeline would set, for instance
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
