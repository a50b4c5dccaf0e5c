package com.heycmo.outreach.dispatch.claim;

import org.jspecify.annotations.Nullable;

/**
 * What an extension gets: a job, or the reason why there is none.
 *
 * @param retryAfterSeconds the least wait before the next claim
 */
record ClaimAnswer(ClaimResult.@Nullable Job job, @Nullable String reason, int retryAfterSeconds) {

    private static final int USUAL_WAIT_SECONDS = 90;

    static ClaimAnswer of(ClaimResult.Job job) {
        return new ClaimAnswer(job, null, USUAL_WAIT_SECONDS);
    }

    static ClaimAnswer of(ClaimResult.None none) {
        Integer untilRoom = none.retrySeconds();
        int wait = untilRoom == null ? USUAL_WAIT_SECONDS : Math.max(USUAL_WAIT_SECONDS, untilRoom);
        return new ClaimAnswer(null, none.reason(), wait);
    }
}
