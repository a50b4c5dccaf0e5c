package com.heycmo.outreach.draft;

import com.heycmo.outreach.policy.Action;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A draft that passed every check. Times have the database's resolution, microseconds.
 *
 * @param prospectUrl canonical
 * @param body exactly as received; empty for a connection request without a note
 * @param notBefore the earliest time of a claim, approved or not; null for none
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
        @Nullable Instant notBefore) {

    /** The same wherever and however often this draft is read. */
    public UUID id() {
        return DraftId.of(customerId, prospectUrl, action, dayOffset);
    }
}
