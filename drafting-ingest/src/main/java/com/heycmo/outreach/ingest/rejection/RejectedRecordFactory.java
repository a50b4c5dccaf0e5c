package com.heycmo.outreach.ingest.rejection;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.policy.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** Creates the records of the rejected topic. They keep the key and the headers of the rejected record. */
final class RejectedRecordFactory {

    /** Truncated records keep this much of a value, and only keys and headers up to this size. */
    private static final int MAX_TRUNCATED_BYTES = 100_000;

    private final JsonMapper json = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    /**
     * The JSON of a rejected record.
     *
     * @param timestamp the broker's timestamp of the rejected record
     * @param original the value as text, or as base64 if it is not UTF-8; null for a tombstone, and for an erased person
     * @param originalEncoding {@code base64}, or absent
     * @param originalBytes the full length of a truncated value, else absent
     */
    private record Value(
            List<Reason> reasons,
            String topic,
            int partition,
            long offset,
            Instant timestamp,
            @Nullable String original,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String originalEncoding,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer originalBytes) {}

    ProducerRecord<byte[], byte[]> complete(Rejection rejection) {
        ConsumerRecord<byte[], byte[]> rejected = rejection.record();
        return record(
                rejected.key(),
                completeValue(rejection),
                List.of(rejected.headers().toArray()));
    }

    /** Fits into any topic: large keys and headers are dropped, a large value is cut. */
    ProducerRecord<byte[], byte[]> truncated(Rejection rejection) {
        ConsumerRecord<byte[], byte[]> rejected = rejection.record();
        byte[] key = rejected.key();
        List<Header> headers = List.of(rejected.headers().toArray());
        return record(
                key == null || key.length > MAX_TRUNCATED_BYTES ? null : key,
                truncatedValue(rejection),
                sizeOf(headers) > MAX_TRUNCATED_BYTES ? List.of() : headers);
    }

    private ProducerRecord<byte[], byte[]> record(byte @Nullable [] key, Value value, List<Header> headers) {
        return new ProducerRecord<>(
                Topic.REJECTED_DRAFTS.topicName(), null, null, key, json.writeValueAsBytes(value), headers);
    }

    private static Value completeValue(Rejection rejection) {
        byte[] value = originalOf(rejection);
        if (value == null) {
            return value(rejection, null, null, null);
        }
        try {
            // Unlike new String(…), a new decoder throws on invalid UTF-8.
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString();
            return value(rejection, text, null, null);
        } catch (CharacterCodingException e) {
            return value(rejection, Base64.getEncoder().encodeToString(value), "base64", null);
        }
    }

    private static Value truncatedValue(Rejection rejection) {
        byte[] value = originalOf(rejection);
        if (value == null || value.length <= MAX_TRUNCATED_BYTES) {
            return completeValue(rejection);
        }
        String start = Base64.getEncoder().encodeToString(Arrays.copyOf(value, MAX_TRUNCATED_BYTES));
        return value(rejection, start, "base64", value.length);
    }

    private static byte @Nullable [] originalOf(Rejection rejection) {
        return rejection.keepsOriginal() ? rejection.record().value() : null;
    }

    private static Value value(
            Rejection rejection, @Nullable String original, @Nullable String encoding, @Nullable Integer bytes) {
        ConsumerRecord<byte[], byte[]> record = rejection.record();
        return new Value(
                rejection.reasons(),
                record.topic(),
                record.partition(),
                record.offset(),
                Instant.ofEpochMilli(record.timestamp()),
                original,
                encoding,
                bytes);
    }

    private static long sizeOf(List<Header> headers) {
        return headers.stream()
                .mapToLong(header -> header.key().length() + (header.value() == null ? 0 : header.value().length))
                .sum();
    }
}
