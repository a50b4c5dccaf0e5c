package com.heycmo.outreach.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a draft before anything was sent, the value of a record of {@link Topic#DECISIONS}. Its text is not in
 * it.
 *
 * @param eventId the same on every copy
 * @param type {@code edited}, {@code approved}, {@code skipped}, {@code expired} or {@code revived}
 * @param occurredAt the database's time of the change
 * @param version of the draft, after the change
 * @param actor who did it: {@code person}, {@code agent} (fresh research) or {@code pipeline} (the sweep)
 * @param actorId the person's user id; null for the others
 * @param reason the person's words for a skip; null when there are none
 */
public record DecisionEvent(
        UUID eventId,
        String type,
        UUID customerId,
        UUID draftId,
        String action,
        int dayOffset,
        @Nullable String intentSource,
        Instant draftedAt,
        Instant occurredAt,
        int version,
        String actor,
        @Nullable UUID actorId,
        @Nullable String reason) {

    public static final String EDITED = "edited";
    public static final String APPROVED = "approved";
    public static final String SKIPPED = "skipped";
    public static final String EXPIRED = "expired";
    public static final String REVIVED = "revived";

    /** {@code com.heycmo.linkedin.outreach.<type>.v1}. */
    public String cloudEventType() {
        return "com.heycmo.linkedin.outreach.%s.v1".formatted(type);
    }
}
