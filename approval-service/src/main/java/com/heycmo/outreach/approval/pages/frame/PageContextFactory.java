package com.heycmo.outreach.approval.pages.frame;

import com.heycmo.outreach.access.caller.Person;
import com.heycmo.outreach.access.caller.Role;
import com.heycmo.outreach.approval.customers.Customers;
import com.heycmo.outreach.approval.extensions.Extensions;
import com.heycmo.outreach.approval.history.History;
import com.heycmo.outreach.approval.queue.ReviewQueue;
import com.heycmo.outreach.approval.usage.Usage;
import com.heycmo.outreach.approval.usage.Usages;
import com.heycmo.outreach.status.DraftStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the frame of a page. */
@Component
public class PageContextFactory {

    /** An extension asks for work every 90 to 300 seconds: one that was silent for so long is not there. */
    static final Duration SILENCE = Duration.ofMinutes(15);

    private final ReviewQueue queue;
    private final Usages usages;
    private final Extensions extensions;
    private final Customers customers;
    private final History history;

    PageContextFactory(ReviewQueue queue, Usages usages, Extensions extensions, Customers customers, History history) {
        this.queue = queue;
        this.usages = usages;
        this.extensions = extensions;
        this.customers = customers;
        this.history = history;
    }

    public PageContext of(UUID customerId, Person person) {
        Instant now = queue.now();
        Usage usage = usages.of(customerId);
        Map<DraftStatus, Long> counts = queue.counts(customerId);
        return new PageContext(
                customerId,
                customers.names(person.customers().keySet()),
                person.may(Role.REVIEWER, customerId),
                usage,
                counts,
                nameOf(customerId, usage.pausedByUserId()),
                counts.getOrDefault(DraftStatus.APPROVED, 0L) > 0 && !seenSince(customerId, now.minus(SILENCE)),
                now);
    }

    private boolean seenSince(UUID customerId, Instant then) {
        return extensions.list(customerId).stream()
                .anyMatch(extension ->
                        extension.lastSeenAt() != null && extension.lastSeenAt().isAfter(then));
    }

    private @Nullable String nameOf(UUID customerId, @Nullable UUID userId) {
        return userId == null
                ? null
                : history.names(customerId, List.of(userId))
                        .getOrDefault(userId, userId.toString().substring(0, 8));
    }
}
