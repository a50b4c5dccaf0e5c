package com.heycmo.outreach.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Exit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaBrokerIntegrationTests {

    @TempDir
    private static Path directory;

    private static KafkaBroker broker;

    @BeforeAll
    static void start() {
        broker = KafkaBroker.start(Servers.kafka(directory, 0));
    }

    @AfterAll
    static void stop() {
        broker.stop();
    }

    @Test
    void doesNotCreateTopicsAutomatically() throws Exception {
        try (Admin admin = admin(broker);
                Consumer<byte[], byte[]> consumer = consumer(broker)) {
            assertThat(consumer.partitionsFor("never.created")).isEmpty();
            assertThat(admin.listTopics().names().get()).doesNotContain("never.created");
        }
    }

    @Test
    void acceptsRecordsOfEightMebibytesIfTheTopicAllowsThem() throws Exception {
        createTopic(broker, "large", Map.of("max.message.bytes", "8388608"));
        byte[] value = new byte[8_388_608 - 1_000];
        send(broker, "large", value);
        assertThat(read(broker, "large").get(0).value()).hasSameSizeAs(value);
    }

    @Test
    void cannotEndTheProcess() {
        assertThatThrownBy(() -> Exit.halt(1, "log directory lost")).hasMessageContaining("log directory lost");
        assertThatThrownBy(() -> Exit.exit(1, "log directory lost")).hasMessageContaining("log directory lost");
    }

    @Test
    void commitsOffsetsOfAGroupOnItsSingleNode() throws Exception {
        createTopic(broker, "grouped", Map.of());
        send(broker, "grouped", new byte[] {1});
        Map<String, Object> config = Map.of(
                "bootstrap.servers", broker.bootstrapServers(),
                "group.id", "a-group",
                "group.protocol", "consumer",
                "enable.auto.commit", false,
                "auto.offset.reset", "earliest");
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of("grouped"));
            assertThat(consumer.poll(Duration.ofSeconds(30))).hasSize(1);
            consumer.commitSync();
        }
    }

    @Test
    void rejectsAPortInUseAndNamesTheProperty(@TempDir Path other) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(Ports.LOOPBACK))) {
            assertThatThrownBy(() -> KafkaBroker.start(Servers.kafka(other, taken.getLocalPort())))
                    .isInstanceOf(ServerStartException.class)
                    .hasMessageStartingWith("outreach.embedded.kafka-port: the port " + taken.getLocalPort());
        }
    }

    @Test
    void keepsTopicsAndPortAcrossARestart(@TempDir Path other) throws Exception {
        try (KafkaBroker first = KafkaBroker.start(Servers.kafka(other, 0))) {
            createTopic(first, "kept", Map.of());
            send(first, "kept", new byte[] {7});
            int port = first.port();
            first.stop();
            first.startAgain();
            assertThat(first.port()).isEqualTo(port);
            assertThat(read(first, "kept"))
                    .singleElement()
                    .satisfies(kept -> assertThat(kept.value()).containsExactly(7));
        }
    }

    @Test
    void recoversAfterItsProcessWasKilled(@TempDir Path other) throws Exception {
        int port = Ports.free();
        Process killed = ServerProcess.start("kafka", other, port);
        createTopic(port, "kept", Map.of());
        killed.destroyForcibly().waitFor();
        try (KafkaBroker successor = KafkaBroker.start(Servers.kafka(other, port));
                Admin admin = admin(successor)) {
            assertThat(admin.listTopics().names().get()).contains("kept");
        }
    }

    private static void createTopic(KafkaBroker on, String name, Map<String, String> config) throws Exception {
        createTopic(on.port(), name, config);
    }

    private static void createTopic(int port, String name, Map<String, String> config)
            throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", Ports.LOOPBACK + ":" + port))) {
            NewTopic topic = new NewTopic(name, Optional.of(1), Optional.empty()).configs(config);
            admin.createTopics(List.of(topic)).all().get();
        }
    }

    private static Admin admin(KafkaBroker of) {
        return Admin.create(Map.of("bootstrap.servers", of.bootstrapServers()));
    }

    private static Consumer<byte[], byte[]> consumer(KafkaBroker of) {
        Map<String, Object> config = Map.of("bootstrap.servers", of.bootstrapServers());
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static void send(KafkaBroker to, String topic, byte[] value) throws Exception {
        Map<String, Object> config = Map.of(
                "bootstrap.servers", to.bootstrapServers(), "max.request.size", 8_388_608, "buffer.memory", 33_554_432);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, value)).get();
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> read(KafkaBroker from, String topic) {
        try (Consumer<byte[], byte[]> consumer = consumer(from)) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            return consumer.poll(Duration.ofSeconds(30)).records(partition);
        }
    }
}
