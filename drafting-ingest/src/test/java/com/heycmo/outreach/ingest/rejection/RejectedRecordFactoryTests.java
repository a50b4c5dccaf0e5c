package com.heycmo.outreach.ingest.rejection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.policy.Reason;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RejectedRecordFactoryTests {

    private static final byte[] KEY = {1, 2, (byte) 0xFF};
    private static final long TIMESTAMP = 1_763_630_000_123L;

    private final RejectedRecordFactory records = new RejectedRecordFactory();

    @Test
    void containsThePositionAndTheReasons() {
        JsonNode value = json(records.complete(rejection(KEY, "{}".getBytes(UTF_8), new RecordHeaders())));

        assertThat(value).isEqualTo(JsonMapper.shared().readTree("""
                {"reasons":[{"code":"body_required","message":"body is required."},
                            {"code":"action_unknown","message":"action is unknown."}],
                 "topic":"linkedin.outreach.drafts","partition":7,"offset":4711,"timestamp":"2025-11-20T09:13:20.123Z",
                 "original":"{}"}"""));
    }

    @Test
    void keepsKeyAndHeaders() {
        Headers headers = new RecordHeaders(
                List.of(new RecordHeader("trace", new byte[] {(byte) 0xFE}), new RecordHeader("empty", null)));

        ProducerRecord<byte[], byte[]> record = records.complete(rejection(KEY, "{}".getBytes(UTF_8), headers));

        assertThat(record.topic()).isEqualTo("linkedin.outreach.drafts.rejected");
        assertThat(record.key()).isEqualTo(KEY);
        assertThat(record.headers()).isEqualTo(headers);
    }

    @Test
    void keepsUtf8AsText() {
        String original = "not JSON, but text: \u0000 é \uD83D\uDE00 \"\\";

        JsonNode value = json(records.complete(rejection(KEY, original.getBytes(UTF_8), new RecordHeaders())));

        assertThat(value.get("original").stringValue()).isEqualTo(original);
        assertThat(value.has("originalEncoding")).isFalse();
    }

    @Test
    void encodesOtherBytesInBase64() {
        byte[] original = "{\"body\":\"café\"}".getBytes(ISO_8859_1);

        JsonNode value = json(records.complete(rejection(KEY, original, new RecordHeaders())));

        assertThat(value.get("originalEncoding").stringValue()).isEqualTo("base64");
        assertThat(Base64.getDecoder().decode(value.get("original").stringValue()))
                .isEqualTo(original);
    }

    @Test
    void hasANullOriginalForATombstone() {
        JsonNode value = json(records.complete(rejection(null, null, new RecordHeaders())));

        assertThat(value.get("original").isNull()).isTrue();
        assertThat(value.has("originalEncoding")).isFalse();
    }

    @Test
    void keepsNothingAboutAnErasedPerson() {
        Rejection complete = rejection(KEY, "{\"prospectName\":\"Jane\"}".getBytes(UTF_8), new RecordHeaders());
        Rejection withoutOriginal = new Rejection(complete.record(), complete.reasons(), false);

        for (JsonNode value :
                List.of(json(records.complete(withoutOriginal)), json(records.truncated(withoutOriginal)))) {
            assertThat(value.get("original").isNull()).isTrue();
            assertThat(value.toString()).contains("body_required").doesNotContain("Jane", "original\":\"");
        }
    }

    @Test
    void truncatesLargeKeysHeadersAndValues() {
        byte[] huge = new byte[9_000_000];
        Arrays.fill(huge, (byte) 'x');
        Headers headers = new RecordHeaders(List.of(new RecordHeader("huge", huge)));

        ProducerRecord<byte[], byte[]> record = records.truncated(rejection(huge, huge, headers));

        JsonNode value = json(record);
        assertThat(record.key()).isNull();
        assertThat(record.headers().toArray()).isEmpty();
        assertThat(record.value()).hasSizeLessThan(200_000);
        assertThat(value.get("originalBytes").intValue()).isEqualTo(9_000_000);
        assertThat(Base64.getDecoder().decode(value.get("original").stringValue()))
                .isEqualTo(Arrays.copyOf(huge, 100_000));
    }

    @Test
    void truncatesOnlyWhatIsLarge() {
        Headers headers = new RecordHeaders(List.of(new RecordHeader("trace", new byte[] {1})));

        ProducerRecord<byte[], byte[]> record = records.truncated(rejection(KEY, "{}".getBytes(UTF_8), headers));

        assertThat(record.key()).isEqualTo(KEY);
        assertThat(record.headers()).isEqualTo(headers);
        assertThat(json(record).get("original").stringValue()).isEqualTo("{}");
        assertThat(json(record).has("originalBytes")).isFalse();
    }

    private static JsonNode json(ProducerRecord<byte[], byte[]> record) {
        return JsonMapper.shared().readTree(record.value());
    }

    private static Rejection rejection(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(
                "linkedin.outreach.drafts",
                7,
                4711,
                TIMESTAMP,
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                key,
                value,
                headers,
                Optional.empty());
        return new Rejection(
                record,
                List.of(
                        new Reason("body_required", "body is required."),
                        new Reason("action_unknown", "action is unknown.")));
    }
}
