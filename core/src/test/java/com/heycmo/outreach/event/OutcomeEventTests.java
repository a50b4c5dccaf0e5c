package com.heycmo.outreach.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OutcomeEventTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void matchesTheSampleWhenWritten() throws IOException {
        JsonNode written = JSON.valueToTree(sent());

        assertThat(written).isEqualTo(sample());
    }

    @Test
    void canBeReadFromTheSample() throws IOException {
        assertThat(JSON.treeToValue(sample(), OutcomeEvent.class)).isEqualTo(sent());
    }

    @Test
    void containsNoText() throws IOException {
        assertThat(sample().propertyNames()).doesNotContain("body", "prospectName");
    }

    @Test
    void hasACloudEventType() {
        assertThat(sent().cloudEventType()).isEqualTo("com.heycmo.linkedin.outreach.sent.v1");
    }

    @Test
    void topicsHaveTheNamesOfTheContract() {
        assertThat(Topic.DRAFTS.topicName()).isEqualTo("linkedin.outreach.drafts");
        assertThat(Topic.REJECTED_DRAFTS.topicName()).isEqualTo("linkedin.outreach.drafts.rejected");
        assertThat(Topic.OUTCOMES.topicName()).isEqualTo("linkedin.outreach.outcomes");
    }

    @Test
    void rejectedDraftsMayHaveEightMebibytes() {
        assertThat(Topic.REJECTED_DRAFTS.config())
                .containsEntry("max.message.bytes", String.valueOf(Topic.MAX_REJECTED_BYTES));
    }

    @Test
    void outcomesAreKeptForFourHundredDays() {
        assertThat(Topic.OUTCOMES.config()).containsEntry("retention.ms", "34560000000");
    }

    private static OutcomeEvent sent() {
        return new OutcomeEvent(
                UUID.fromString("8f5b1f0e-55a2-4f3c-8d4e-0f6f6a1c2b3d"),
                OutcomeEvent.SENT,
                UUID.fromString("0d5f1c3e-3f0b-4c57-9d0f-6a2b1f3e8c44"),
                UUID.fromString("56fda048-70d6-56da-aa4a-6cf99efbd8f6"),
                "message",
                "https://www.linkedin.com/in/jane-doe",
                3,
                "funding_news",
                Instant.parse("2026-11-20T09:30:00Z"),
                Instant.parse("2026-11-20T10:00:00.123456Z"),
                UUID.fromString("2a0c9d1e-7b6f-4e5d-8c3b-1a2f3e4d5c6b"),
                Instant.parse("2026-11-23T08:00:00Z"),
                1,
                1,
                null,
                null,
                "page",
                "short-v2",
                null,
                "https://www.linkedin.com/messaging/thread/2-abc",
                null,
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                true);
    }

    private static JsonNode sample() throws IOException {
        try (InputStream json = Objects.requireNonNull(OutcomeEventTests.class.getResourceAsStream("sent.json"))) {
            return JSON.readTree(json);
        }
    }
}
