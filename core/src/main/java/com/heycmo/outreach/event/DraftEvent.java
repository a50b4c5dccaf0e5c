package com.heycmo.outreach.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The fields that every event about a draft has. */
public sealed interface DraftEvent permits DecisionEvent, OutcomeEvent {

    UUID eventId();

    String type();

    UUID customerId();

    UUID draftId();

    String action();

    @Nullable
    String intentSource();

    Instant draftedAt();

    Instant occurredAt();

    default String cloudEventType() {
        return cloudEventType(type());
    }

    /** {@code com.heycmo.linkedin.outreach.<type>.v1}: an incompatible change of the fields gets another number. */
    static String cloudEventType(String type) {
        return "com.heycmo.linkedin.outreach.%s.v1".formatted(type);
    }
}
