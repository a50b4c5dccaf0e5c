package com.heycmo.outreach.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.ProducerFactory;

/** Sends events as CloudEvents in binary mode and waits for every acknowledgement. One thread uses it. */
class EventProducer {

    /** The same from every instance: which process relayed an event says nothing about it. */
    static final String SOURCE = "/linkedin/outreach";

    // What is not acknowledged within this time is sent again later; the rows stay locked so long.
    private static final Map<String, Object> BOUNDED_AND_SAFE = Map.of(
            ProducerConfig.ACKS_CONFIG, "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
            ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 5,
            ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE,
            ProducerConfig.LINGER_MS_CONFIG, 5,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000,
            ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000,
            ProducerConfig.CLIENT_ID_CONFIG, "outreach-outbox-relay");

    private static final int CLOSE_SECONDS = 2;

    private final DefaultKafkaProducerFactory<String, byte[]> factory;

    /** A producer that reaches the broker as the given factory's do, whatever else those are tuned for. */
    EventProducer(ProducerFactory<?, ?> applications) {
        Map<String, Object> config = new HashMap<>(applications.getConfigurationProperties());
        config.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
        config.putAll(BOUNDED_AND_SAFE);
        factory = new DefaultKafkaProducerFactory<>(config, new StringSerializer(), new ByteArraySerializer());
        factory.setPhysicalCloseTimeout(CLOSE_SECONDS);
    }

    /**
     * What is on its way.
     *
     * @param acks of the first of the rows, or of all
     * @param blocked why the others were not even tried
     */
    record Sent(List<OutboxRow> rows, List<Future<RecordMetadata>> acks, Delivery.@Nullable Failed blocked) {

        static final Sent NOTHING = new Sent(List.of(), List.of(), null);
    }

    /** Returns at once, or within about five seconds where there is no broker. */
    Sent send(List<OutboxRow> rows) throws InterruptedException {
        if (rows.isEmpty()) {
            return Sent.NOTHING;
        }
        Producer<String, byte[]> producer = factory.createProducer();
        List<Future<RecordMetadata>> acks = new ArrayList<>(rows.size());
        for (OutboxRow row : rows) {
            Future<RecordMetadata> ack = producer.send(record(row));
            acks.add(ack);
            // It waited for the broker in vain; each further one would wait as long.
            if (ack.isDone() && delivery(row, ack) instanceof Delivery.Failed failed) {
                return new Sent(rows, acks, failed);
            }
        }
        return new Sent(rows, acks, null);
    }

    /** Nothing follows that it would be worth to linger for. */
    void flush(Sent sent) throws InterruptedException {
        if (sent.rows().isEmpty()) {
            return;
        }
        try {
            factory.createProducer().flush();
        } catch (InterruptException e) {
            throw new InterruptedException(e.getMessage());
        }
    }

    /** One delivery for each row, in order. Answers within about ten seconds after they were sent. */
    List<Delivery> await(Sent sent) throws InterruptedException {
        List<Delivery> deliveries = new ArrayList<>(sent.rows().size());
        for (int i = 0; i < sent.acks().size(); i++) {
            deliveries.add(delivery(sent.rows().get(i), sent.acks().get(i)));
        }
        if (sent.blocked() != null) {
            deliveries.addAll(
                    Collections.nCopies(sent.rows().size() - sent.acks().size(), sent.blocked()));
        }
        return deliveries;
    }

    /** Gives up the connection, so that the next send starts afresh. */
    void reset() {
        factory.reset();
    }

    private static Delivery delivery(OutboxRow row, Future<RecordMetadata> ack) throws InterruptedException {
        try {
            ack.get();
            return new Delivery.Acked(row);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return isRefusal(cause) ? new Delivery.Refused(row, cause) : new Delivery.Failed(cause);
        }
    }

    /** Whether it lies in this one record, so that waiting for the broker would not help. */
    private static boolean isRefusal(Throwable cause) {
        return cause instanceof RecordTooLargeException || cause instanceof InvalidRecordException;
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
        addHeader(headers, "ce_subject", row.draftId().toString());
        addHeader(headers, "ce_partitionkey", row.customerId().toString());
        addHeader(headers, "content-type", "application/json");
        return record;
    }

    private static void addHeader(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }
}
