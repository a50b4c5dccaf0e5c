package com.heycmo.outreach.outbox;

import com.heycmo.outreach.event.DecisionEvent;
import com.heycmo.outreach.event.OutcomeEvent;
import com.heycmo.outreach.event.Topic;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** One row of the outbox, for tests. */
record OutboxEvent(UUID id, Topic topic, UUID customerId, UUID draftId, String type, Instant time, Object payload) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    /** An outcome, for {@link Topic#OUTCOMES}. */
    static OutboxEvent of(OutcomeEvent outcome) {
        return new OutboxEvent(
                outcome.eventId(),
                Topic.OUTCOMES,
                outcome.customerId(),
                outcome.draftId(),
                outcome.cloudEventType(),
                outcome.occurredAt(),
                outcome);
    }

    /** A decision, for {@link Topic#DECISIONS}. */
    static OutboxEvent of(DecisionEvent decision) {
        return new OutboxEvent(
                decision.eventId(),
                Topic.DECISIONS,
                decision.customerId(),
                decision.draftId(),
                decision.cloudEventType(),
                decision.occurredAt(),
                decision);
    }

    String json() {
        return JSON.writeValueAsString(payload);
    }
}
