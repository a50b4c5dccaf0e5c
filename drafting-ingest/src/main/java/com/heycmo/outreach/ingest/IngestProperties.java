package com.heycmo.outreach.ingest;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code outreach.ingest.*}, with defaults in {@code drafting-ingest.yml}. They do not affect other services in the same
 * process.
 *
 * @param groupId the consumer group; a new one reads the topic from its beginning
 * @param concurrency consumers in this process; those beyond the number of partitions are idle
 * @param maxPollRecords the most records per poll; their offsets are committed together
 * @param batchSize the most drafts that one statement writes
 * @param retryInitialInterval the wait after the first failure; each further failure doubles it
 * @param retryMaxInterval the longest wait between two attempts
 * @param consumer further settings of the Kafka consumers, by Kafka's names
 * @param producer further settings of the Kafka producer of rejections, by Kafka's names
 */
@ConfigurationProperties("outreach.ingest")
public record IngestProperties(
        String groupId,
        int concurrency,
        int maxPollRecords,
        int batchSize,
        Duration retryInitialInterval,
        Duration retryMaxInterval,
        Map<String, String> consumer,
        Map<String, String> producer) {

    public IngestProperties {
        requirePositive("concurrency", concurrency);
        requirePositive("max-poll-records", maxPollRecords);
        requirePositive("batch-size", batchSize);
        requirePositive("retry-initial-interval (in ms)", retryInitialInterval.toMillis());
        if (retryMaxInterval.compareTo(retryInitialInterval) < 0) {
            throw new IllegalArgumentException(
                    "outreach.ingest.retry-max-interval is %s; it must not be shorter than retry-initial-interval, %s."
                            .formatted(retryMaxInterval, retryInitialInterval));
        }
        consumer = Map.copyOf(consumer);
        producer = Map.copyOf(producer);
    }

    private static void requirePositive(String property, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(
                    "outreach.ingest.%s is %d; it must be 1 or more.".formatted(property, value));
        }
    }
}
