package com.heycmo.outreach.draft;

import com.heycmo.outreach.policy.Action;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A valid draft. Times have PostgreSQL's resolution, microseconds.
 *
 * @param prospectUrl canonical
 * @param body as received, but with LF as line ends; empty if a connection request has no note
 * @param notBefore no extension may claim the draft before this time
 * @param waitFor {@code accepted}: no extension may claim the message before the person has accepted an invitation
 * @param variant which wording the agent tried
 */
public record Draft(
        UUID customerId,
        Action action,
        String prospectUrl,
        @Nullable String prospectName,
        @Nullable String prospectCompany,
        @Nullable String prospectRole,
        String body,
        int dayOffset,
        @Nullable String intentSource,
        @Nullable String intentReason,
        Instant draftedAt,
        @Nullable Instant notBefore,
        @Nullable String waitFor,
        @Nullable String variant) {

    /** The only value of {@link #waitFor}. */
    public static final String WAIT_FOR_ACCEPTED = "accepted";

    /** Depends only on the unique key, so that every reader of the topic computes the same id. */
    public UUID id() {
        return DraftId.of(customerId, prospectUrl, action, dayOffset);
    }
}
