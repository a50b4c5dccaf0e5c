package com.heycmo.outreach.approval.pages.context;

import com.heycmo.outreach.approval.queue.ReviewQueue;
import com.heycmo.outreach.approval.usage.Usage;
import com.heycmo.outreach.status.DraftStatus;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What every page of a customer shows around its own content.
 *
 * @param userId the person who looks at it
 * @param customers all customers that the person may view, with their names
 * @param mayDecide whether the person may do more than view
 * @param usage with drafts counted up to {@link #MAX_COUNT} + 1 by status
 * @param pausedBy name of the person who paused claiming; null while it is not paused, and if a rule paused
 * @param deviceMissing whether approved drafts are waiting and no extension has connected lately
 */
public record PageContext(
        UUID customerId,
        UUID userId,
        Map<UUID, String> customers,
        boolean mayDecide,
        Usage usage,
        @Nullable String pausedBy,
        boolean deviceMissing) {

    /** A device not seen for so long is away. It asks for work every 90 to 300 seconds. */
    public static final Duration DEVICE_TIMEOUT = Duration.ofMinutes(15);

    /** Pages count no further, so that their cost does not grow with the queue. */
    static final int MAX_COUNT = ReviewQueue.MAX_COUNT;

    /** The customer's name. */
    public String name() {
        return customers.getOrDefault(customerId, customerId.toString());
    }

    /** The number of drafts with these statuses, at most {@link #MAX_COUNT}. */
    public long count(Collection<DraftStatus> statuses) {
        return Math.min(sum(statuses), MAX_COUNT);
    }

    /** Whether more drafts have these statuses than {@link #count} says. */
    public boolean hasMore(Collection<DraftStatus> statuses) {
        return sum(statuses) > MAX_COUNT;
    }

    private long sum(Collection<DraftStatus> statuses) {
        return statuses.stream()
                .mapToLong(status -> usage.statuses().getOrDefault(status.wireName(), 0L))
                .sum();
    }
}
