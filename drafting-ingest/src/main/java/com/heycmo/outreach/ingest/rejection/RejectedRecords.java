package com.heycmo.outreach.ingest.rejection;

import com.heycmo.outreach.event.Topic;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes the records of the rejected topic, with the key and the headers of the record that is rejected. */
final class RejectedRecords {

    private final JsonMapper json = JsonMapper.builder().build();

    /** With all of the original. */
    ProducerRecord<byte[], byte[]> whole(Rejection rejection) {
        ConsumerRecord<byte[], byte[]> rejected = rejection.record();
        return record(
                rejected.key(),
                RejectedValue.of(rejection),
                List.of(rejected.headers().toArray()));
    }

    /** Small enough for any topic: with the beginning of the original, and without a key or headers that are huge. */
    ProducerRecord<byte[], byte[]> cut(Rejection rejection) {
        ConsumerRecord<byte[], byte[]> rejected = rejection.record();
        byte[] key = rejected.key();
        List<Header> headers = List.of(rejected.headers().toArray());
        return record(
                key == null || key.length > RejectedValue.CUT ? null : key,
                RejectedValue.cut(rejection),
                sizeOf(headers) > RejectedValue.CUT ? List.of() : headers);
    }

    private ProducerRecord<byte[], byte[]> record(byte @Nullable [] key, RejectedValue value, List<Header> headers) {
        return new ProducerRecord<>(
                Topic.REJECTED_DRAFTS.topicName(), null, null, key, json.writeValueAsBytes(value), headers);
    }

    private static long sizeOf(List<Header> headers) {
        return headers.stream()
                .mapToLong(header -> header.key().length() + (header.value() == null ? 0 : header.value().length))
                .sum();
    }
}
