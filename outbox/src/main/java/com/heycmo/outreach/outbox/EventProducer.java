package com.heycmo.outreach.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.heycmo.outreach.topics.ReliableProducerFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.ProducerFactory;

/** Sends events as CloudEvents in binary mode. Used by one thread. */
class EventProducer {

    /** The same for every instance, so that all copies of an event are equal. */
    static final String SOURCE = "/linkedin/outreach";

    // The rows stay locked until the delivery times out; then they are sent again.
    private static final Map<String, Object> SETTINGS = Map.of(
            ProducerConfig.LINGER_MS_CONFIG, 5,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000,
            ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000,
            ProducerConfig.CLIENT_ID_CONFIG, "outreach-outbox-relay");

    private final ReliableProducerFactory<String> factory;

    EventProducer(ProducerFactory<?, ?> applicationProducers) {
        factory = new ReliableProducerFactory<>(applicationProducers, new StringSerializer(), SETTINGS);
    }

    /** An event whose acknowledgement may still be pending. */
    record SentEvent(OutboxRow row, Future<?> acknowledgement) {

        /** Waits for the broker and returns why the event was not sent; null if it was acknowledged. */
        @Nullable
        Throwable awaitFailure() {
            try {
                acknowledgement.get();
                return null;
            } catch (ExecutionException e) {
                return e.getCause() == null ? e : e.getCause();
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
        }
    }

    /**
     * Sends these events without waiting for the broker. If the broker is down, it returns after five seconds, and the
     * last event of the result has failed. The events after it were not sent.
     */
    List<SentEvent> send(List<OutboxRow> rows) {
        Producer<String, byte[]> producer = factory.createProducer();
        List<SentEvent> sent = new ArrayList<>(rows.size());
        for (OutboxRow row : rows) {
            SentEvent event = new SentEvent(row, producer.send(record(row)));
            sent.add(event);
            if (event.acknowledgement().isDone() && isUnavailable(event.awaitFailure())) {
                // Each further event would block as long.
                return sent;
            }
        }
        return sent;
    }

    /** Sends what is still lingering, because no further events follow. */
    void flush() {
        factory.createProducer().flush();
    }

    /** Closes the producer; the next send creates a new one. */
    void reset() {
        factory.reset();
    }

    /** Whether the broker is unavailable. Retries cannot help an invalid event. */
    private static boolean isUnavailable(@Nullable Throwable failure) {
        return failure != null && !isInvalidEvent(failure);
    }

    /** Whether Kafka rejects this event permanently. */
    static boolean isInvalidEvent(Throwable failure) {
        return failure instanceof RecordTooLargeException || failure instanceof InvalidRecordException;
    }

    private static ProducerRecord<String, byte[]> record(OutboxRow row) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(
                row.topic(), row.customerId().toString(), row.payload().getBytes(UTF_8));
        Headers headers = record.headers();
        addHeader(headers, "ce_specversion", "1.0");
        addHeader(headers, "ce_id", row.id().toString());
        addHeader(headers, "ce_type", row.type());
        addHeader(headers, "ce_source", SOURCE);
        addHeader(headers, "ce_time", row.time().toString());
        addHeader(headers, "ce_subject", row.subjectId().toString());
        addHeader(headers, "ce_partitionkey", row.customerId().toString());
        addHeader(headers, "content-type", "application/json");
        return record;
    }

    private static void addHeader(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }
}
