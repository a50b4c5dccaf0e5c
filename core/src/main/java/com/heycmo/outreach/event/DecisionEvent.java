package com.heycmo.outreach.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change to a draft before it was sent: the value of a record of {@link Topic#DECISIONS}. It does not contain the
 * draft's text.
 *
 * @param eventId the same on every copy
 * @param type {@code drafted} (by hand), {@code edited}, {@code approved}, {@code skipped}, {@code expired}, {@code revived}
 *     or {@code reopened}
 * @param occurredAt the database's time of the change
 * @param version the draft's version after the change
 * @param variant which wording the agent tried
 * @param actor {@code person}, {@code agent} (a fresh draft) or {@code pipeline} (the expiry sweep, or a rule that skips)
 * @param actorId the person's user id; null for the others
 * @param via {@code page}, {@code page_bulk} or {@code api}: how the person decided, or submitted the draft; null for the others
 * @param reason the person's reason for a skip, null if none was given; or the rule that skipped
 */
public record DecisionEvent(
        UUID eventId,
        String type,
        UUID customerId,
        UUID draftId,
        String action,
        int dayOffset,
        @Nullable String intentSource,
        @Nullable String variant,
        Instant draftedAt,
        Instant occurredAt,
        int version,
        String actor,
        @Nullable UUID actorId,
        @Nullable String via,
        @Nullable String reason)
        implements DraftEvent {

    /** A person wrote the draft or replaced a pending one. Agents' drafts are on {@link Topic#DRAFTS}. */
    public static final String DRAFTED = "drafted";

    public static final String EDITED = "edited";
    public static final String APPROVED = "approved";
    public static final String SKIPPED = "skipped";
    public static final String EXPIRED = "expired";

    /** An agent's fresh draft returned it to review. */
    public static final String REVIVED = "revived";

    /** A person returned it to review. */
    public static final String REOPENED = "reopened";
}
