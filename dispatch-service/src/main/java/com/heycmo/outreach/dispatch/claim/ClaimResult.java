package com.heycmo.outreach.dispatch.claim;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The result of one call of the claim function. */
sealed interface ClaimResult {

    /**
     * The response to the extension: a job, or the reason why there is none.
     *
     * @param reason {@code empty}, {@code capped}, {@code outside_hours} or {@code paused}; null with a job
     * @param retryAfterSeconds the minimum wait before the next claim
     */
    record ClaimAnswer(@Nullable Job job, @Nullable String reason, int retryAfterSeconds) implements ClaimResult {

        private static final int DEFAULT_WAIT_SECONDS = 90;

        static ClaimAnswer of(Job job) {
            return new ClaimAnswer(job, null, DEFAULT_WAIT_SECONDS);
        }

        /** @param secondsUntilRoom until the first capped action has room or the working hours begin; 0 if unknown */
        static ClaimAnswer withoutJob(String reason, int secondsUntilRoom) {
            return new ClaimAnswer(null, reason, Math.max(DEFAULT_WAIT_SECONDS, secondsUntilRoom));
        }
    }

    /**
     * A job, locked for the caller.
     *
     * @param bodySha256 hex, of the UTF-8 text of {@code body}
     * @param lockSeconds the rest of the lock, by the database's clock
     * @param claim counts all claims of this draft; from 2 on the action may already have been performed
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
            int claim) {}

    /** The next draft has been claimed the maximum number of times and must be marked as failed first. */
    record Exhausted(UUID draftId) implements ClaimResult {}

    /** The lock of this draft has ended without an answer, and it must be skipped first, for the rule that waited for it. */
    record RuledOut(UUID draftId) implements ClaimResult {}

    /** This draft is for a person or company that is not to be contacted, and must be skipped first. */
    record Forbidden(UUID draftId) implements ClaimResult {}
}
