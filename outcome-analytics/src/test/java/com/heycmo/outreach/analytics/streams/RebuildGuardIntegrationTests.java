package com.heycmo.outreach.analytics.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.testsupport.DedicatedServers;
import com.heycmo.outreach.testsupport.KafkaProbe;
import com.heycmo.outreach.testsupport.TestInfrastructure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebuildGuardIntegrationTests {

    private static final String CHANGELOG = "figures-count-changelog";

    @Test
    void deletesNothingWhileAnInstanceIsRunning(@TempDir Path directory) throws IOException {
        Path store = Files.createDirectories(directory.resolve("figures/0_0"));
        try (DedicatedServers servers = TestInfrastructure.dedicated()) {
            String broker = servers.kafka().bootstrapServers();
            KafkaProbe kafka = new KafkaProbe(broker);
            kafka.createTopic(CHANGELOG, 1, Map.of());
            Rebuild rebuild =
                    new Rebuild(Map.of("bootstrap.servers", broker), "figures", directory, Duration.ofMillis(500));

            try (Consumer<byte[], byte[]> instance = instance(broker)) {
                assertThatIllegalStateException()
                        .isThrownBy(rebuild::deleteState)
                        .withMessage("Instances of figures are running. Stop all of them before a rebuild.");
                assertThat(kafka.mark(CHANGELOG).offsets()).hasSize(1);
                assertThat(store).exists();
                assertThat(instance.assignment()).isNotEmpty();
            }

            rebuild.deleteState();
            assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> kafka.mark(CHANGELOG));
            assertThat(store).doesNotExist();
        }
    }

    /** A member of the consumer group. */
    private static Consumer<byte[], byte[]> instance(String broker) {
        Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker, "group.id", "figures"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(CHANGELOG));
        await().until(() -> {
            consumer.poll(Duration.ofMillis(100));
            return !consumer.assignment().isEmpty();
        });
        return consumer;
    }
}
