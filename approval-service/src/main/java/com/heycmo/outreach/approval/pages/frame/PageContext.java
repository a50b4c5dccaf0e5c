package com.heycmo.outreach.approval.pages.frame;

import com.heycmo.outreach.approval.queue.ReviewQueue;
import com.heycmo.outreach.approval.usage.Usage;
import com.heycmo.outreach.status.DraftStatus;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds every page of a customer.
 *
 * @param customers all that the person may look at, with what they are called
 * @param mayDecide whether the person may do more than look
 * @param counts drafts by status, counted no further than {@link ReviewQueue#MAX_COUNT}
 * @param pausedBy what the person is called who stopped claiming; null while nobody has
 * @param deviceMissing approved drafts wait, and no extension was seen lately
 * @param now the database's time at which this was true
 */
public record PageContext(
        UUID customerId,
        Map<UUID, String> customers,
        boolean mayDecide,
        Usage usage,
        Map<DraftStatus, Long> counts,
        @Nullable String pausedBy,
        boolean deviceMissing,
        Instant now) {

    /** What the customer is called. */
    public String name() {
        return customers.getOrDefault(customerId, customerId.toString());
    }

    /** How many drafts these statuses have, as a page says it: {@code 1000+} where there are more. */
    public String count(Collection<DraftStatus> statuses) {
        long sum = statuses.stream()
                .mapToLong(status -> counts.getOrDefault(status, 0L))
                .sum();
        return sum > ReviewQueue.MAX_COUNT ? ReviewQueue.MAX_COUNT + "+" : Long.toString(sum);
    }
}
