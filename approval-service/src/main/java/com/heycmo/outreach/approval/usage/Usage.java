package com.heycmo.outreach.approval.usage;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How much of a customer's caps is used, how many drafts it has, and whether claiming is paused.
 *
 * @param actions by action, all three
 * @param statuses number of drafts by status, all six
 * @param pausedByUserId null if a rule paused
 * @param pauseReason {@code person}, or the rule that paused; null while claiming is not paused
 */
public record Usage(
        Map<String, ActionUsage> actions,
        Map<String, Long> statuses,
        boolean paused,
        @Nullable Instant pausedAt,
        @Nullable UUID pausedByUserId,
        @Nullable String pauseReason) {

    /**
     * Use of one action's cap within the last 24 hours.
     *
     * @param sent number of sent drafts
     * @param inFlight number of claims without a result
     * @param remaining number of drafts that may be claimed now; 0 while the action is held
     * @param nextFreeAt when {@code remaining} becomes positive; null if it is, or if no such time is known
     * @param week the use of the weekly cap; null without a weekly cap
     * @param heldUntil the end of a hold on the action; null if it is not held
     * @param heldReason the failure code that led to the hold
     */
    public record ActionUsage(
            long sent,
            long inFlight,
            int cap,
            long remaining,
            @Nullable Instant nextFreeAt,
            @Nullable WeekUsage week,
            @Nullable Instant heldUntil,
            @Nullable String heldReason) {}

    /** Use of one action's cap within the last 7 times 24 hours. */
    public record WeekUsage(long sent, long inFlight, int cap) {}
}
