package com.heycmo.outreach.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.heycmo.outreach.topics.ReliableProducerFactory;
import com.heycmo.outreach.traces.Traceparent;
import com.heycmo.outreach.traces.Traces;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.LeaderNotAvailableException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.ProducerFactory;

/** Sends events as CloudEvents in binary mode. */
class EventProducer {

    /** The same for every instance, so that all copies of an event are equal. */
    static final String SOURCE = "/linkedin/outreach";

    /** Always six decimals, as Debezium writes them, so that copies of an event are equal whoever relays it. */
    static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSX").withZone(ZoneOffset.UTC);

    // A topic that is unknown for longer than MAX_BLOCK_MS is blocked, and delays the others no longer.
    private static final Map<String, Object> SETTINGS = Map.of(
            ProducerConfig.LINGER_MS_CONFIG, 1,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000,
            ProducerConfig.MAX_BLOCK_MS_CONFIG, 1_000,
            ProducerConfig.CLIENT_ID_CONFIG, "outreach-outbox-relay");

    private final ReliableProducerFactory<String> factory;
    private final Traces traces;
    private final Map<String, Integer> partitionCounts = new ConcurrentHashMap<>();

    EventProducer(ProducerFactory<?, ?> applicationProducers, Traces traces) {
        this.traces = traces;
        factory = new ReliableProducerFactory<>(applicationProducers, new StringSerializer(), SETTINGS);
    }

    /**
     * An event whose acknowledgement may still be pending.
     *
     * @param partition null if the topic's partitions are not known
     */
    record SentEvent(OutboxRow row, @Nullable Integer partition, Future<?> acknowledgement) {

        /** Waits for the broker and returns why the event was not acknowledged; null if it was. */
        @Nullable
        Throwable awaitFailure(Duration timeout) {
            try {
                acknowledgement.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
                return null;
            } catch (ExecutionException e) {
                return e.getCause() == null ? e : e.getCause();
            } catch (TimeoutException e) {
                return new org.apache.kafka.common.errors.TimeoutException("Kafka has not acknowledged it yet.");
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
        }
    }

    /**
     * Sends these events without waiting for acknowledgements. An event for a partition without a leader fails at once. If a topic
     * is not available, its first event has failed, and its other ones were not sent.
     */
    List<SentEvent> send(List<OutboxRow> rows) {
        Producer<String, byte[]> producer = factory.createProducer();
        Set<String> unavailable = new HashSet<>();
        List<SentEvent> sent = new ArrayList<>(rows.size());
        for (OutboxRow row : rows) {
            if (!unavailable.contains(row.topic())) {
                SentEvent event = send(producer, row, true);
                sent.add(event);
                if (event.partition() == null) {
                    // Each further event would block as long.
                    unavailable.add(row.topic());
                }
            }
        }
        return sent;
    }

    /** Sends an event even if its partition had no leader, so that Kafka's client looks for a new one. */
    SentEvent resend(OutboxRow row) {
        return send(factory.createProducer(), row, false);
    }

    private SentEvent send(Producer<String, byte[]> producer, OutboxRow row, boolean leaderRequired) {
        List<PartitionInfo> partitions;
        try {
            partitions = producer.partitionsFor(row.topic());
        } catch (ApiException e) {
            return new SentEvent(row, null, CompletableFuture.failedFuture(e));
        }
        partitionCounts.put(row.topic(), partitions.size());
        int partition = partition(row.topic(), row.customerId());
        if (leaderRequired && !hasLeader(partitions, partition)) {
            return new SentEvent(row, partition, CompletableFuture.failedFuture(withoutLeader(partition)));
        }
        Future<?> acknowledgement = send(producer, row, partition);
        SentEvent event = new SentEvent(row, partition, acknowledgement);
        Throwable failure = acknowledgement.isDone() ? event.awaitFailure(Duration.ZERO) : null;
        // If Kafka's client has waited for the topic or for memory in vain.
        return failure == null || isInvalidEvent(failure) ? event : new SentEvent(row, null, acknowledgement);
    }

    /** The span ends with the acknowledgement. The record keeps the row's own traceparent, so that all copies are equal. */
    private Future<?> send(Producer<String, byte[]> producer, OutboxRow row, int partition) {
        if (row.traceparent() == null) {
            return producer.send(record(row, partition));
        }
        Span span = traces.send(row.topic(), row.id(), row.traceparent());
        return producer.send(record(row, partition), (metadata, failure) -> {
            if (failure != null) {
                span.setStatus(StatusCode.ERROR);
            }
            span.end();
        });
    }

    /** Names a partition without a leader, where Kafka's client only tells of a timeout. */
    Throwable explain(SentEvent event, Throwable failure) {
        Integer partition = event.partition();
        if (partition == null || !(failure instanceof org.apache.kafka.common.errors.TimeoutException)) {
            return failure;
        }
        try {
            boolean leader =
                    hasLeader(factory.createProducer().partitionsFor(event.row().topic()), partition);
            return leader ? failure : withoutLeader(partition);
        } catch (ApiException e) {
            return failure;
        }
    }

    private static Throwable withoutLeader(int partition) {
        return new LeaderNotAvailableException("Partition %d has no leader.".formatted(partition));
    }

    private static boolean hasLeader(List<PartitionInfo> partitions, int partition) {
        for (PartitionInfo info : partitions) {
            if (info.partition() == partition) {
                return info.leader() != null && !info.leader().isEmpty();
            }
        }
        return false;
    }

    /** Where Kafka's own partitioner puts this customer's events; -1 if nothing was sent to the topic yet. */
    int partition(String topic, UUID customerId) {
        Integer partitions = partitionCounts.get(topic);
        return partitions == null
                ? -1
                : BuiltInPartitioner.partitionForKey(customerId.toString().getBytes(UTF_8), partitions);
    }

    /** Closes the producer; the next send creates a new one. */
    void reset() {
        factory.reset();
    }

    /** Whether Kafka rejects this event permanently. */
    static boolean isInvalidEvent(Throwable failure) {
        return failure instanceof RecordTooLargeException || failure instanceof InvalidRecordException;
    }

    private static ProducerRecord<String, byte[]> record(OutboxRow row, int partition) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(
                row.topic(),
                partition,
                row.customerId().toString(),
                row.payload().getBytes(UTF_8));
        Headers headers = record.headers();
        addHeader(headers, "ce_specversion", "1.0");
        addHeader(headers, "ce_id", row.id().toString());
        addHeader(headers, "ce_type", row.type());
        addHeader(headers, "ce_source", SOURCE);
        addHeader(headers, "ce_time", TIME.format(row.time()));
        addHeader(headers, "ce_subject", row.subjectId().toString());
        addHeader(headers, "ce_partitionkey", row.customerId().toString());
        addHeader(headers, "content-type", "application/json");
        if (row.traceparent() != null) {
            addHeader(headers, Traceparent.HEADER, row.traceparent());
        }
        return record;
    }

    private static void addHeader(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }
}
