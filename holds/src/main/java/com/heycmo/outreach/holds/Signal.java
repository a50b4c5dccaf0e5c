package com.heycmo.outreach.holds;

import com.heycmo.outreach.event.Actor;
import com.heycmo.outreach.event.SignalType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was seen of a person.
 *
 * @param prospectUrl the canonical profile URL
 * @param occurredAt null: now
 * @param actorId the person's user id or the extension's id; null for the pipeline
 */
public record Signal(
        UUID customerId,
        UUID prospectId,
        String prospectUrl,
        SignalType type,
        @Nullable Instant occurredAt,
        Actor actor,
        @Nullable UUID actorId) {}
