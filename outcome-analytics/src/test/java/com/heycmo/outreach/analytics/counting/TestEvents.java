package com.heycmo.outreach.analytics.counting;

import com.heycmo.outreach.event.DecisionEvent;
import com.heycmo.outreach.event.OutcomeEvent;
import com.heycmo.outreach.event.SignalEvent;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Drafts and events for tests of the figures. */
final class TestEvents {

    static final UUID CUSTOMER = UUID.fromString("3f8e6a52-1b7c-4d0e-9a41-5c2b7e9f0a11");
    static final Instant DRAFTED = Instant.parse("2026-11-20T08:15:00Z");
    static final Instant DECIDED = Instant.parse("2026-11-20T09:30:00Z");
    static final Instant SENT = Instant.parse("2026-11-20T10:45:00Z");

    private TestEvents() {}

    static Map<String, Object> draft(String who) {
        return draft(who, DRAFTED, "funding_news");
    }

    static Map<String, Object> draft(String who, Instant at, String source) {
        return Map.of(
                "customerId",
                CUSTOMER,
                "action",
                "message",
                "prospectUrl",
                "linkedin.com/in/" + who,
                "body",
                "Hi",
                "intentSource",
                source,
                "draftedAt",
                at.toString());
    }

    static DecisionEvent decision(String type, UUID draft, int version) {
        return decision(type, draft, version, DECIDED);
    }

    static DecisionEvent decision(String type, UUID draft, int version, Instant at) {
        return new DecisionEvent(
                UUID.randomUUID(),
                type,
                CUSTOMER,
                draft,
                "message",
                0,
                "funding_news",
                null,
                DRAFTED,
                at,
                version,
                "person",
                UUID.randomUUID(),
                null,
                null);
    }

    static OutcomeEvent sent(UUID draft, int sequence, Instant at) {
        return outcome(OutcomeEvent.SENT, draft, sequence, at, DECIDED, null);
    }

    static OutcomeEvent failed(UUID draft, int sequence, Instant at, String error) {
        return outcome(OutcomeEvent.FAILED, draft, sequence, at, DECIDED, error);
    }

    /** What came of this draft. */
    static SignalEvent signal(String type, SignalEvent.@Nullable LastSent lastSent) {
        return new SignalEvent(
                UUID.randomUUID(),
                type,
                CUSTOMER,
                UUID.randomUUID(),
                "https://www.linkedin.com/in/jane",
                null,
                SENT.plusSeconds(100_000),
                "extension",
                lastSent);
    }

    static SignalEvent.LastSent lastSent(UUID draft, String action, @Nullable String variant) {
        return new SignalEvent.LastSent(draft, action, 0, "funding_news", variant, SENT);
    }

    static OutcomeEvent outcome(
            String type, UUID draft, int sequence, Instant at, @Nullable Instant approvedAt, @Nullable String error) {
        return new OutcomeEvent(
                UUID.randomUUID(),
                type,
                CUSTOMER,
                draft,
                "message",
                "https://www.linkedin.com/in/jane",
                0,
                "funding_news",
                DRAFTED,
                approvedAt,
                UUID.randomUUID(),
                at,
                sequence,
                1,
                type.equals(OutcomeEvent.FAILED) ? "reported" : null,
                null,
                null,
                null,
                null,
                null,
                error,
                null,
                null);
    }
}
