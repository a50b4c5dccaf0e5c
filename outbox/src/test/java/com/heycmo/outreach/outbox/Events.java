package com.heycmo.outreach.outbox;

import com.heycmo.outreach.event.DecisionEvent;
import com.heycmo.outreach.event.OutcomeEvent;
import com.heycmo.outreach.testsupport.KafkaProbe;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Outcome and decision events for tests. */
final class Events {

    static final Instant WHEN = Instant.parse("2026-11-20T09:30:00.123456Z");

    private Events() {}

    static OutboxEvent sent(UUID customerId, UUID draftId, int sequence) {
        return OutboxEvent.of(new OutcomeEvent(
                UUID.randomUUID(),
                OutcomeEvent.SENT,
                customerId,
                draftId,
                "message",
                "https://www.linkedin.com/in/jane-doe",
                3,
                "funding_news",
                WHEN.minusSeconds(7200),
                WHEN.minusSeconds(3600),
                UUID.fromString("7e0f6c1e-93d5-4a0a-8f3c-0d3f6a6f3b11"),
                WHEN,
                sequence,
                1,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                "ab".repeat(32),
                true));
    }

    static OutboxEvent decided(UUID customerId, UUID draftId, String word, int version) {
        return OutboxEvent.of(new DecisionEvent(
                UUID.randomUUID(),
                word,
                customerId,
                draftId,
                "message",
                3,
                "funding_news",
                null,
                WHEN.minusSeconds(7200),
                WHEN,
                version,
                "person",
                UUID.fromString("7e0f6c1e-93d5-4a0a-8f3c-0d3f6a6f3b11"),
                null,
                null));
    }

    /** In order per partition, and therefore per customer. */
    static List<UUID> ids(Stream<ConsumerRecord<byte[], byte[]>> records) {
        return records.map(found -> UUID.fromString(String.valueOf(KafkaProbe.header(found, "ce_id"))))
                .toList();
    }
}
