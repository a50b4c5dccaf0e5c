package com.heycmo.outreach.benchmarks;

import com.heycmo.outreach.embedded.KafkaBroker;
import com.heycmo.outreach.embedded.KafkaSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/** The embedded broker: its topics, offsets and clients. */
record Broker(KafkaBroker server, Admin admin) implements AutoCloseable {

    private static final int PARTITIONS = 12;

    static Broker start(Path data) {
        KafkaBroker server = KafkaBroker.start(new KafkaSettings(data, 0, "the benchmark's port"));
        return new Broker(server, Admin.create(Map.of("bootstrap.servers", server.bootstrapServers())));
    }

    /** Creates a topic like those of the services unless it exists, and waits until all partitions have a leader. */
    void create(String topic) {
        Map<String, String> config = Map.of("message.timestamp.type", "LogAppendTime");
        admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1).configs(config)));
        // Without a leader the broker may reject a producer's first batch and accept its second.
        await(() -> written(topic) >= 0);
    }

    static void await(Callable<Boolean> condition) {
        Awaitility.await()
                .ignoreExceptions()
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(10))
                .until(condition);
    }

    /** The number of records ever written to the topic. */
    long written(String topic) throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> latest = IntStream.range(0, PARTITIONS)
                .boxed()
                .collect(Collectors.toMap(number -> new TopicPartition(topic, number), number -> OffsetSpec.latest()));
        return admin.listOffsets(latest).all().get().values().stream()
                .mapToLong(ListOffsetsResultInfo::offset)
                .sum();
    }

    /** The number of records of the topic that the group has committed. */
    long committed(String group, String topic) throws InterruptedException, ExecutionException {
        return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().entrySet().stream()
                .filter(entry -> entry.getKey().topic().equals(topic) && entry.getValue() != null)
                .mapToLong(entry -> entry.getValue().offset())
                .sum();
    }

    /** Sends the records and returns when the broker has acknowledged all of them. */
    static void send(KafkaProducer<String, byte[]> producer, List<ProducerRecord<String, byte[]>> records)
            throws InterruptedException, ExecutionException {
        for (Future<?> sent : records.stream().map(producer::send).toList()) {
            sent.get();
        }
    }

    /** An idempotent producer with {@code acks=all}, which are the defaults. */
    KafkaProducer<String, byte[]> producer(int lingerMillis) {
        Map<String, Object> config = Map.of("bootstrap.servers", server.bootstrapServers(), "linger.ms", lingerMillis);
        return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    /** @param reset where a new group starts: {@code earliest} or {@code latest} */
    KafkaConsumer<String, byte[]> consumer(String group, String reset) {
        Map<String, Object> config = Map.of(
                "bootstrap.servers",
                server.bootstrapServers(),
                "group.id",
                group,
                "auto.offset.reset",
                reset,
                "enable.auto.commit",
                false,
                "max.poll.records",
                2000);
        return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public void close() {
        admin.close();
        server.close();
    }
}
