package com.heycmo.outreach.analytics.streams;

import com.heycmo.outreach.analytics.counting.AnalyticsTopology;
import com.heycmo.outreach.analytics.counting.ForgottenDays;
import com.heycmo.outreach.analytics.counting.HeldDays;
import com.heycmo.outreach.event.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topics from which Kafka Streams restores the stores. While no instance runs, they are the state of the figures. */
final class Changelogs {

    /** The longest transaction that a broker allows by default. */
    private static final int TRANSACTION_TIMEOUT_MILLIS = 900_000;

    private static final Duration POLL = Duration.ofMillis(500);

    private final Map<String, Object> connection;
    private final String applicationId;
    private final String drafts;
    private final String figures;
    private final String heldDays;

    Changelogs(Map<String, Object> connection, String applicationId) {
        this.connection = connection;
        this.applicationId = applicationId;
        this.drafts = AnalyticsTopology.changelogTopic(applicationId, AnalyticsTopology.DRAFTS_STORE);
        this.figures = AnalyticsTopology.changelogTopic(applicationId, AnalyticsTopology.FIGURES_STORE);
        this.heldDays = AnalyticsTopology.changelogTopic(applicationId, AnalyticsTopology.HELD_DAYS_STORE);
    }

    Set<String> names() {
        return Set.of(drafts, figures, heldDays);
    }

    /** For each topic that the figures have counted, the time of the first record that contributed to them. */
    Map<Topic, Instant> firstCounted() {
        Map<Topic, Instant> first = new EnumMap<>(Topic.class);
        read(figures, change -> {
            if (change.value() != null) {
                // A record of the changelog has the time of the record that was counted.
                Instant at = Instant.ofEpochMilli(change.timestamp());
                ForgottenDays.topics(change.value())
                        .forEach(topic -> first.merge(topic, at, (one, other) -> one.isBefore(other) ? one : other));
            }
        });
        return first;
    }

    /** In one transaction: if it fails, all figures are as before. */
    void forget(HeldDays held) {
        ForgottenDays days = new ForgottenDays(held);
        Map<String, Object> config = new HashMap<>(connection);
        config.put("transactional.id", applicationId + "-rebuild");
        config.put("transaction.timeout.ms", TRANSACTION_TIMEOUT_MILLIS);
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            read(figures, each -> append(producer, each, value -> days.removeFromFigures(each.key(), value)));
            read(drafts, each -> append(producer, each, days::removeFromDraft));
            producer.commitTransaction();
        }
    }

    /** Also unchanged records, so that a key's last record stays its last one. */
    private static void append(
            Producer<byte[], byte[]> producer, ConsumerRecord<byte[], byte[]> record, UnaryOperator<byte[]> change) {
        byte[] value = record.value() == null ? null : change.apply(record.value());
        producer.send(
                new ProducerRecord<>(record.topic(), record.partition(), record.timestamp(), record.key(), value));
    }

    /** All records up to the end that the topic has now, in order within each partition. */
    private void read(String topic, Consumer<ConsumerRecord<byte[], byte[]>> action) {
        Map<String, Object> config = new HashMap<>(connection);
        config.put("isolation.level", "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(each -> new TopicPartition(topic, each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(action);
            }
        }
    }
}
