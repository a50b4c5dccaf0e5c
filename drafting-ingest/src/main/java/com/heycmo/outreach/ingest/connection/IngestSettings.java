package com.heycmo.outreach.ingest.connection;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The properties {@code outreach.ingest.*}; {@code drafting-ingest.yml} has their defaults. They hold for ingest alone,
 * whatever else runs in the process.
 *
 * @param groupId the consumer group; another one reads the whole topic again
 * @param concurrency how many consumers this process runs; more than the topic has partitions are idle
 * @param maxPollRecords the most that is taken at a time, before its offsets are committed
 * @param batchSize the most of it that one statement writes, while the next is read
 * @param retryFirst the wait after a first failure; it doubles with each further one
 * @param retryMost the longest wait between two attempts
 * @param consumer further settings of the Kafka consumers, by Kafka's names
 * @param producer further settings of the Kafka producer of rejections, by Kafka's names
 */
@ConfigurationProperties("outreach.ingest")
public record IngestSettings(
        String groupId,
        int concurrency,
        int maxPollRecords,
        int batchSize,
        Duration retryFirst,
        Duration retryMost,
        Map<String, String> consumer,
        Map<String, String> producer) {

    public IngestSettings {
        atLeastOne("concurrency", concurrency);
        atLeastOne("max-poll-records", maxPollRecords);
        atLeastOne("batch-size", batchSize);
        atLeastOne("retry-first (in ms)", retryFirst.toMillis());
        if (retryMost.compareTo(retryFirst) < 0) {
            throw new IllegalArgumentException(
                    "outreach.ingest.retry-most is %s; it must not be shorter than retry-first, %s."
                            .formatted(retryMost, retryFirst));
        }
        consumer = Map.copyOf(consumer);
        producer = Map.copyOf(producer);
    }

    private static void atLeastOne(String property, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(
                    "outreach.ingest.%s is %d; it must be 1 or more.".formatted(property, value));
        }
    }
}
