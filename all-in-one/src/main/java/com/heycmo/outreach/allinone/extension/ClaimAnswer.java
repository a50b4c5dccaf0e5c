package com.heycmo.outreach.allinone.extension;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the backend says to a claim.
 *
 * @param job null when there is nothing to do now
 * @param reason why there is no job; one that is not known means that nothing is there
 * @param retryAfterSeconds the least wait until the next claim
 */
record ClaimAnswer(@Nullable Job job, @Nullable String reason, long retryAfterSeconds) {

    /**
     * One approved draft, ours until the lock ends.
     *
     * @param claim counts the claims of this draft; from 2 on it may already have been done
     */
    record Job(UUID id, String action, String prospectUrl, String body, UUID claimToken, int claim) {}
}
