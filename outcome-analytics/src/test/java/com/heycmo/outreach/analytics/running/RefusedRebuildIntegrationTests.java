package com.heycmo.outreach.analytics.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.testsupport.DedicatedServers;
import com.heycmo.outreach.testsupport.KafkaProbe;
import com.heycmo.outreach.testsupport.TestInfrastructure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

class RefusedRebuildIntegrationTests {

    private static final String STATE = "figures-count-changelog";

    @Test
    void forgetsNothingWhileAnInstanceIsRunning() {
        try (DedicatedServers servers = TestInfrastructure.dedicated()) {
            String broker = servers.kafka().bootstrapServers();
            KafkaProbe kafka = new KafkaProbe(broker);
            kafka.createTopic(STATE, 1, Map.of());
            Rebuild rebuild = new Rebuild(Map.of("bootstrap.servers", broker), "figures", Duration.ofMillis(500));

            try (Consumer<byte[], byte[]> instance = instance(broker)) {
                assertThatIllegalStateException()
                        .isThrownBy(rebuild::forget)
                        .withMessage("Instances of figures are running: stop all of them first.");
                assertThat(kafka.mark(STATE).offsets()).hasSize(1);
                assertThat(instance.assignment()).isNotEmpty();
            }

            rebuild.forget();
            assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> kafka.mark(STATE));
        }
    }

    /** A member of the group. */
    private static Consumer<byte[], byte[]> instance(String broker) {
        Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker, "group.id", "figures"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(STATE));
        await().until(() -> {
            consumer.poll(Duration.ofMillis(100));
            return !consumer.assignment().isEmpty();
        });
        return consumer;
    }
}
