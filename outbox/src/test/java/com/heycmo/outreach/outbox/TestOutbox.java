package com.heycmo.outreach.outbox;

import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes events into the outbox as the pipeline's transactions do, and wakes the relay after the commit. */
final class TestOutbox {

    private final JdbcClient jdbc;
    private final RelayWakeUp relay;

    TestOutbox(JdbcClient jdbc, RelayWakeUp relay) {
        this.jdbc = jdbc;
        this.relay = relay;
    }

    void append(OutboxEvent event) {
        append(List.of(event));
    }

    void append(List<OutboxEvent> events) {
        events.forEach(this::insert);
        relay.afterCommit();
    }

    private void insert(OutboxEvent event) {
        jdbc.sql("""
                        INSERT INTO outbox (id, aggregatetype, aggregateid, type, customer_id, created_at, payload)
                        VALUES (:id, :topic, :draftId, :type, :customerId, :time, :payload)
                        """)
                .param("id", event.id())
                .param("topic", event.topic().topicName())
                .param("draftId", event.draftId())
                .param("type", event.type())
                .param("customerId", event.customerId())
                .param("time", event.time().atOffset(ZoneOffset.UTC))
                .param("payload", event.json())
                .update();
    }
}
