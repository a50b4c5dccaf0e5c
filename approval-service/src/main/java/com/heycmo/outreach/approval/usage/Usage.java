package com.heycmo.outreach.approval.usage;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How much of a customer's caps is used, how many drafts are where, and whether claiming is stopped.
 *
 * @param actions by action, all three
 * @param statuses drafts by status, all six
 */
public record Usage(
        Map<String, ActionUsage> actions,
        Map<String, Long> statuses,
        boolean paused,
        @Nullable Instant pausedAt,
        @Nullable UUID pausedByUserId) {

    /**
     * What counts against one action's cap in the last 24 hours.
     *
     * @param sent how many were sent
     * @param inFlight how many were claimed and are not answered
     * @param remaining how many more may be claimed now
     * @param nextFreeAt when that is more than none again; null while something remains
     */
    public record ActionUsage(
            long sent,
            long inFlight,
            int cap,
            long remaining,
            @Nullable Instant nextFreeAt) {}
}
