package com.heycmo.outreach.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.event.Topic;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KafkaProbeIntegrationTests {

    private final KafkaProbe probe = TestInfrastructure.get().kafka();
    private final String topic = "probe." + UUID.randomUUID();

    @BeforeEach
    void createTopic() {
        probe.createTopic(topic, 3, Map.of());
    }

    @Test
    void readsOnlyRecordsAfterTheMark() {
        probe.send(topic, "a", "before");
        KafkaProbe.Mark mark = probe.mark(topic);
        probe.send(topic, "a", "after");
        assertThat(probe.awaitRecords(mark, 1)).extracting(KafkaProbe::text).containsExactly("after");
        assertThat(probe.since(probe.beginning(topic)))
                .extracting(KafkaProbe::text)
                .containsExactly("before", "after");
    }

    @Test
    void readsKeysHeadersAndNullValues() {
        ProducerRecord<byte[], byte[]> bare = new ProducerRecord<>(topic, null, null);
        bare.headers().add("ce_id", "17".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        probe.sendAll(List.of(bare));
        assertThat(probe.since(probe.beginning(topic))).singleElement().satisfies(found -> {
            assertThat(found.value()).isNull();
            assertThat(KafkaProbe.key(found)).isEmpty();
            assertThat(KafkaProbe.header(found, "ce_id")).isEqualTo("17");
            assertThat(KafkaProbe.header(found, "ce_type")).isNull();
        });
    }

    @Test
    void createsMissingTopicsAndDeletesThem() {
        probe.createTopics(2, Topic.REJECTED_DRAFTS);
        probe.createTopics(2, Topic.REJECTED_DRAFTS);
        String large = "x".repeat(3_000_000);
        probe.send(Topic.REJECTED_DRAFTS.topicName(), null, large);
        assertThat(probe.since(probe.beginning(Topic.REJECTED_DRAFTS.topicName())))
                .extracting(KafkaProbe::text)
                .containsExactly(large);
        probe.deleteTopics(Topic.REJECTED_DRAFTS.topicName(), "never.created");
        probe.createTopics(2, Topic.REJECTED_DRAFTS);
        assertThat(probe.since(probe.beginning(Topic.REJECTED_DRAFTS.topicName())))
                .isEmpty();
    }

    @Test
    void returnsNoOffsetsOfAnUnknownGroup() {
        assertThat(probe.committed(KafkaProbe.uniqueGroup("nobody"), topic)).isEmpty();
    }
}
