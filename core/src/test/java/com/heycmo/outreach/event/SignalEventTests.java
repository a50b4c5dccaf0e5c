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

class SignalEventTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void matchesTheSampleWhenWrittenAndRead() throws IOException {
        JsonNode written = JSON.valueToTree(replied());

        assertThat(written).isEqualTo(sample());
        assertThat(JSON.treeToValue(sample(), SignalEvent.class)).isEqualTo(replied());
    }

    @Test
    void hasACloudEventType() {
        assertThat(replied().cloudEventType()).isEqualTo("com.heycmo.linkedin.outreach.replied.v1");
    }

    @Test
    void isPublishedToATopicThatKeepsThemForFourHundredDays() {
        assertThat(Topic.SIGNALS.topicName()).isEqualTo("linkedin.outreach.signals");
        assertThat(Topic.SIGNALS.config()).containsEntry("retention.ms", "34560000000");
    }

    private static SignalEvent replied() {
        return new SignalEvent(
                UUID.fromString("8f5b1f0e-55a2-4f3c-8d4e-0f6f6a1c2b3f"),
                SignalEvent.REPLIED,
                UUID.fromString("0d5f1c3e-3f0b-4c57-9d0f-6a2b1f3e8c44"),
                UUID.fromString("56fda048-70d6-56da-aa4a-6cf99efbd8f7"),
                "https://www.linkedin.com/in/jane-doe",
                null,
                Instant.parse("2026-11-24T10:00:00.123456Z"),
                "extension",
                new SignalEvent.LastSent(
                        UUID.fromString("56fda048-70d6-56da-aa4a-6cf99efbd8f6"),
                        "message",
                        3,
                        "funding_news",
                        "short-v2",
                        Instant.parse("2026-11-23T09:31:40.200Z")));
    }

    private static JsonNode sample() throws IOException {
        try (InputStream file = SignalEventTests.class.getResourceAsStream("replied.json")) {
            return JSON.readTree(Objects.requireNonNull(file));
        }
    }
}
