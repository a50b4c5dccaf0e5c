package com.heycmo.outreach.analytics.streams;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.testsupport.KafkaProbe;
import com.heycmo.outreach.testsupport.TestInfrastructure;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TopicStartIntegrationTests {

    private static final Instant NOW = Instant.parse("2026-11-29T14:00:00Z");
    private static final Instant MONDAY = Instant.parse("2026-11-16T12:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-17T12:00:00Z");
    private static final Instant FRIDAY = Instant.parse("2026-11-20T12:00:00Z");

    private final KafkaProbe kafka = TestInfrastructure.get().kafka();
    private final String topic = "topic-start-" + UUID.randomUUID();

    @BeforeEach
    void create() {
        kafka.createTopic(topic, 3, Map.of("retention.ms", "-1"));
    }

    @Test
    void anEmptyTopicHasLostNothing() throws Exception {
        assertThat(start()).isEqualTo(new TopicStart(Instant.MIN, null));
    }

    @Test
    void theLatestOfThePartitionsCounts() throws Exception {
        send(0, MONDAY, TUESDAY, FRIDAY);
        send(1, MONDAY, TUESDAY, FRIDAY);
        assertThat(start()).isEqualTo(new TopicStart(Instant.MIN, MONDAY));

        kafka.deleteRecordsBefore(topic, 0, 1);
        assertThat(start()).isEqualTo(new TopicStart(TUESDAY, MONDAY));

        kafka.deleteRecordsBefore(topic, 1, 2);
        assertThat(start()).isEqualTo(new TopicStart(FRIDAY, TUESDAY));
    }

    @Test
    void aPartitionWhoseRecordsAreAllDeletedHoldsNothing() throws Exception {
        send(0, MONDAY);
        send(1, FRIDAY);

        kafka.deleteRecordsBefore(topic, 0, 1);

        assertThat(start()).isEqualTo(new TopicStart(NOW, FRIDAY));
    }

    private void send(int partition, Instant... times) {
        for (Instant at : times) {
            kafka.send(new ProducerRecord<>(topic, partition, at.toEpochMilli(), null, new byte[] {1}));
        }
    }

    private TopicStart start() throws Exception {
        try (Admin admin = Admin.create(
                Map.of("bootstrap.servers", TestInfrastructure.get().bootstrapServers()))) {
            return TopicStart.of(admin, topic, NOW);
        }
    }
}
