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

class DecisionEventTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void matchesTheSampleWhenWrittenAndRead() throws IOException {
        JsonNode written = JSON.valueToTree(skipped());

        assertThat(written).isEqualTo(sample());
        assertThat(JSON.treeToValue(sample(), DecisionEvent.class)).isEqualTo(skipped());
    }

    @Test
    void containsNoTextAndNoProspect() throws IOException {
        assertThat(sample().propertyNames()).doesNotContain("body", "prospectName", "prospectUrl");
    }

    @Test
    void hasACloudEventType() {
        assertThat(skipped().cloudEventType()).isEqualTo("com.heycmo.linkedin.outreach.skipped.v1");
    }

    @Test
    void isPublishedToATopicThatKeepsThemForFourHundredDays() {
        assertThat(Topic.DECISIONS.topicName()).isEqualTo("linkedin.outreach.decisions");
        assertThat(Topic.DECISIONS.config()).containsEntry("retention.ms", "34560000000");
    }

    private static DecisionEvent skipped() {
        return new DecisionEvent(
                UUID.fromString("8f5b1f0e-55a2-4f3c-8d4e-0f6f6a1c2b3e"),
                DecisionEvent.SKIPPED,
                UUID.fromString("0d5f1c3e-3f0b-4c57-9d0f-6a2b1f3e8c44"),
                UUID.fromString("56fda048-70d6-56da-aa4a-6cf99efbd8f6"),
                "message",
                3,
                "funding_news",
                "short-v2",
                Instant.parse("2026-11-20T09:30:00Z"),
                Instant.parse("2026-11-20T10:00:00.123456Z"),
                2,
                "person",
                UUID.fromString("2a0c9d1e-7b6f-4e5d-8c3b-1a2f3e4d5c6b"),
                "page",
                "Already a customer");
    }

    private static JsonNode sample() throws IOException {
        try (InputStream file = DecisionEventTests.class.getResourceAsStream("skipped.json")) {
            return JSON.readTree(Objects.requireNonNull(file));
        }
    }
}
