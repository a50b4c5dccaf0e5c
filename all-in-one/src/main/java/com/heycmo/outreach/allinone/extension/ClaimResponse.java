package com.heycmo.outreach.allinone.extension;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The response to a claim.
 *
 * @param job null if there is no job now
 * @param reason why there is no job; an unknown reason means {@code empty}
 * @param retryAfterSeconds the minimum wait before the next claim
 */
record ClaimResponse(@Nullable Job job, @Nullable String reason, long retryAfterSeconds) {

    /**
     * An approved draft, locked for this extension.
     *
     * @param claim the number of claims of this draft; from 2 on the action may already have been done
     */
    record Job(UUID id, String action, String prospectUrl, String body, UUID claimToken, int claim) {}
}
