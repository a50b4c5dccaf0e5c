package com.heycmo.outreach.testsupport;

import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.event.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes topics from outside the pipeline. Tests that share a broker use different customers and read a topic
 * only from a {@link #mark} on. It keeps no connection open.
 */
public final class KafkaProbe {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** As long as a producer itself keeps trying, because a broker that has just started on a busy machine may be slow. */
    private static final Duration REQUEST_TIMEOUT = Duration.ofMinutes(2);

    private final String bootstrapServers;

    public KafkaProbe(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** A position in a topic: the offset of the next record of each partition. */
    public record Mark(String topic, Map<TopicPartition, Long> offsets) {}

    /** Creates the missing ones, configured as the pipeline configures them. */
    public void createTopics(int partitions, Topic... topics) {
        createMissing(Arrays.stream(topics).map(topic -> newTopic(topic, partitions)));
    }

    /** Creates a topic that the pipeline does not know, if it is missing. */
    public void createTopic(String name, int partitions, Map<String, String> config) {
        createMissing(Stream.of(new NewTopic(name, partitions, (short) -1).configs(config)));
    }

    /** Creates a topic, each of whose partitions is on one of these brokers. */
    public void createTopicOn(Topic topic, List<Integer> brokerOfPartition) {
        Map<Integer, List<Integer>> replicas = new HashMap<>();
        for (int partition = 0; partition < brokerOfPartition.size(); partition++) {
            replicas.put(partition, List.of(brokerOfPartition.get(partition)));
        }
        createMissing(Stream.of(new NewTopic(topic.topicName(), replicas)));
    }

    private void createMissing(Stream<NewTopic> topics) {
        try (Admin admin = admin()) {
            Set<String> present = get(admin.listTopics().names());
            List<NewTopic> missing =
                    topics.filter(topic -> !present.contains(topic.name())).toList();
            get(admin.createTopics(missing).all());
            // The controller creates topics; the broker learns of them a little later.
            await().atMost(TIMEOUT)
                    .until(() -> get(admin.listTopics().names())
                            .containsAll(missing.stream().map(NewTopic::name).toList()));
        }
    }

    private static NewTopic newTopic(Topic topic, int partitions) {
        Map<String, String> config = new HashMap<>(topic.config());
        config.put("message.timestamp.type", "LogAppendTime");
        return new NewTopic(topic.topicName(), partitions, (short) -1).configs(config);
    }

    /** Deletes the existing ones and waits until they are gone. */
    public void deleteTopics(String... names) {
        try (Admin admin = admin()) {
            Set<String> wanted = Set.of(names);
            get(admin.deleteTopics(get(admin.listTopics().names()).stream()
                            .filter(wanted::contains)
                            .toList())
                    .all());
            await().atMost(TIMEOUT)
                    .until(() -> get(admin.listTopics().names()).stream().noneMatch(wanted::contains));
        }
    }

    /** Denies everybody this operation on a topic, and nothing else. */
    public void deny(Topic topic, AclOperation operation) {
        try (Admin admin = admin()) {
            get(admin.createAcls(List.of(
                            acl(topic, AclOperation.ALL, AclPermissionType.ALLOW),
                            acl(topic, operation, AclPermissionType.DENY)))
                    .all());
        }
    }

    /** Removes all ACLs. */
    public void allowEverything() {
        try (Admin admin = admin()) {
            get(admin.deleteAcls(List.of(AclBindingFilter.ANY)).all());
        }
    }

    private static AclBinding acl(Topic topic, AclOperation operation, AclPermissionType permission) {
        return new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, topic.topicName(), PatternType.LITERAL),
                new AccessControlEntry("User:*", "*", operation, permission));
    }

    /** Deletes the records of a partition below this offset, as retention does. */
    public void deleteRecordsBefore(String topic, int partition, long offset) {
        try (Admin admin = admin()) {
            get(admin.deleteRecords(Map.of(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(offset)))
                    .all());
        }
    }

    /** Sends one record and waits for its acknowledgement. */
    public RecordMetadata send(String topic, @Nullable String key, String value) {
        return send(new ProducerRecord<>(topic, key == null ? null : bytes(key), bytes(value)));
    }

    /** Sends one record and waits for its acknowledgement. */
    public RecordMetadata send(ProducerRecord<byte @Nullable [], byte @Nullable []> record) {
        return sendAll(List.of(record)).get(0);
    }

    /** Sends the records in order and waits for all acknowledgements. */
    public List<RecordMetadata> sendAll(Collection<ProducerRecord<byte @Nullable [], byte @Nullable []>> records) {
        Map<String, Object> config = Map.of(
                "bootstrap.servers", bootstrapServers, "max.request.size", Topic.MAX_REJECTED_BYTES, "linger.ms", 0);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            return records.stream().map(producer::send).toList().stream()
                    .map(KafkaProbe::get)
                    .toList();
        }
    }

    /** The current end of a topic. */
    public Mark mark(String topic) {
        return new Mark(topic, offsets(topic, OffsetSpec.latest()));
    }

    /** The beginning of a topic. */
    public Mark beginning(String topic) {
        return new Mark(topic, offsets(topic, OffsetSpec.earliest()));
    }

    /** All records between the mark and the current end, in order within each partition. Does not wait for more. */
    public List<ConsumerRecord<byte[], byte[]>> since(Mark mark) {
        Map<TopicPartition, Long> ends = offsets(mark.topic(), OffsetSpec.latest());
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(ends.keySet());
            ends.keySet()
                    .forEach(
                            partition -> consumer.seek(partition, mark.offsets().getOrDefault(partition, 0L)));
            long deadline = System.nanoTime() + TIMEOUT.toNanos();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(
                            "%s was not read to its end within %s.".formatted(mark.topic(), TIMEOUT));
                }
            }
        }
        return found;
    }

    /** Waits until at least {@code count} records follow the mark, and returns all of them. */
    public List<ConsumerRecord<byte[], byte[]>> awaitRecords(Mark mark, int count) {
        return await().atMost(TIMEOUT).until(() -> since(mark), found -> found.size() >= count);
    }

    /** The committed offsets of a consumer group in a topic; partitions without a commit are missing. */
    public Map<TopicPartition, Long> committed(String groupId, String topic) {
        try (Admin admin = admin()) {
            Map<TopicPartition, OffsetAndMetadata> offsets =
                    get(admin.listConsumerGroupOffsets(groupId).partitionsToOffsetAndMetadata());
            return offsets.entrySet().stream()
                    .filter(entry -> entry.getKey().topic().equals(topic) && entry.getValue() != null)
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, entry -> entry.getValue().offset()));
        }
    }

    /** A group id that no other test uses. */
    public static String uniqueGroup(String prefix) {
        return prefix + "-" + UUID.randomUUID();
    }

    /** The record's value as text; empty when it is null. */
    public static String text(ConsumerRecord<byte[], byte[]> found) {
        return found.value() == null ? "" : new String(found.value(), StandardCharsets.UTF_8);
    }

    /** The record's key as text; empty when it is null. */
    public static String key(ConsumerRecord<byte[], byte[]> found) {
        return found.key() == null ? "" : new String(found.key(), StandardCharsets.UTF_8);
    }

    /** The last header of this name as text; null when it is missing. */
    public static @Nullable String header(ConsumerRecord<byte[], byte[]> found, String name) {
        var header = found.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private Map<TopicPartition, Long> offsets(String topic, OffsetSpec spec) {
        try (Admin admin = admin()) {
            TopicDescription description = Objects.requireNonNull(
                    get(admin.describeTopics(List.of(topic)).allTopicNames()).get(topic));
            Map<TopicPartition, OffsetSpec> specs = description.partitions().stream()
                    .collect(Collectors.toMap(
                            partition -> new TopicPartition(topic, partition.partition()), partition -> spec));
            return get(admin.listOffsets(specs).all()).entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, entry -> entry.getValue().offset()));
        }
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static <T> T get(KafkaFuture<T> future) {
        return get(future.toCompletionStage().toCompletableFuture());
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get(REQUEST_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for Kafka.", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The Kafka request failed: " + e.getMessage(), e);
        }
    }
}
