package com.heycmo.outreach.outbox;

import com.heycmo.outreach.event.OutcomeEvent;
import com.heycmo.outreach.event.Topic;
import java.time.Instant;
import java.util.UUID;

/**
 * What is to be told about one draft.
 *
 * @param id the same on every copy: consumers recognise a second copy by it
 * @param type the CloudEvents type
 * @param time the database's time of what happened
 * @param payload becomes the record's JSON
 */
public record OutboxEvent(
        UUID id, Topic topic, UUID customerId, UUID draftId, String type, Instant time, Object payload) {

    /** An outcome, for {@link Topic#OUTCOMES}. */
    public static OutboxEvent of(OutcomeEvent outcome) {
        return new OutboxEvent(
                outcome.eventId(),
                Topic.OUTCOMES,
                outcome.customerId(),
                outcome.draftId(),
                outcome.cloudEventType(),
                outcome.occurredAt(),
                outcome);
    }
}
