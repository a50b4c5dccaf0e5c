package com.heycmo.outreach.ingest.rejection;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.heycmo.outreach.policy.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a rejected record.
 *
 * @param timestamp the broker's, of the record that was rejected
 * @param original the value as it came: its text, or base64 when it is no UTF-8; null for a tombstone
 * @param originalEncoding {@code base64}, or absent
 * @param originalBytes the length of a value that is too large to be repeated and was cut; else absent
 */
@JsonPropertyOrder({
    "reasons",
    "topic",
    "partition",
    "offset",
    "timestamp",
    "original",
    "originalEncoding",
    "originalBytes"
})
record RejectedValue(
        List<Reason> reasons,
        String topic,
        int partition,
        long offset,
        Instant timestamp,
        @Nullable String original,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String originalEncoding,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer originalBytes) {

    /** What is kept of a value that does not fit, in bytes; the rest stays where the record says. */
    static final int CUT = 100_000;

    private static final String BASE64 = "base64";

    static RejectedValue of(Rejection rejection) {
        byte[] value = rejection.record().value();
        if (value == null) {
            return of(rejection, null, null, null);
        }
        Optional<String> text = utf8(value);
        return text.isPresent()
                ? of(rejection, text.get(), null, null)
                : of(rejection, Base64.getEncoder().encodeToString(value), BASE64, null);
    }

    /** The beginning only. */
    static RejectedValue cut(Rejection rejection) {
        byte[] value = rejection.record().value();
        if (value == null || value.length <= CUT) {
            return of(rejection);
        }
        String beginning = Base64.getEncoder().encodeToString(Arrays.copyOf(value, CUT));
        return of(rejection, beginning, BASE64, value.length);
    }

    private static RejectedValue of(
            Rejection rejection, @Nullable String original, @Nullable String encoding, @Nullable Integer bytes) {
        ConsumerRecord<byte[], byte[]> record = rejection.record();
        return new RejectedValue(
                rejection.reasons(),
                record.topic(),
                record.partition(),
                record.offset(),
                Instant.ofEpochMilli(record.timestamp()),
                original,
                encoding,
                bytes);
    }

    private static Optional<String> utf8(byte[] value) {
        try {
            // a new decoder reports what it cannot read, where new String(…) would replace it
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
