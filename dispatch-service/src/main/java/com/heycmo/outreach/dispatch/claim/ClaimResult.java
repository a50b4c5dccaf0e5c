package com.heycmo.outreach.dispatch.claim;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the database says to a claim. */
sealed interface ClaimResult {

    /**
     * The job, locked for the caller.
     *
     * @param bodySha256 hex, of the UTF-8 text of {@code body}
     * @param lockSeconds what is left of the lock, by the database's clock
     * @param claim counts every claim there ever was of this draft; from 2 on the action may already have been done
     */
    record Job(
            UUID id,
            String action,
            String prospectUrl,
            @Nullable String prospectName,
            String body,
            String bodySha256,
            Instant lockedUntil,
            int lockSeconds,
            UUID claimToken,
            int claim)
            implements ClaimResult {}

    /**
     * There is none.
     *
     * @param reason {@code empty}, {@code capped} or {@code paused}
     * @param retrySeconds until the first capped action has room again; null where nothing is capped
     */
    record None(String reason, @Nullable Integer retrySeconds) implements ClaimResult {}

    /** This draft would be the next, but was claimed as often as allowed and has to be given up first. */
    record Exhausted(UUID draftId) implements ClaimResult {}
}
