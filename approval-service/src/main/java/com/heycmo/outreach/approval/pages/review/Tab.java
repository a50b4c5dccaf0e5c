package com.heycmo.outreach.approval.pages.review;

import com.heycmo.outreach.approval.queue.QueueOrder;
import com.heycmo.outreach.status.DraftStatus;
import com.heycmo.outreach.status.Transition;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The tabs of the review page, each with its statuses and order. */
enum Tab {
    PENDING(QueueOrder.OLDEST_FIRST, DraftStatus.PENDING_REVIEW),
    /** In the order of claiming, jobs that are being sent included. */
    APPROVED(QueueOrder.NEXT_CLAIM_FIRST, DraftStatus.APPROVED),
    SENT(QueueOrder.LAST_SENT_FIRST, DraftStatus.SENT),
    FAILED(QueueOrder.NEWEST_FIRST, DraftStatus.FAILED, DraftStatus.EXPIRED),
    SKIPPED(QueueOrder.NEWEST_FIRST, DraftStatus.SKIPPED);

    private final QueueOrder order;
    private final List<DraftStatus> statuses;

    Tab(QueueOrder order, DraftStatus... statuses) {
        this.order = order;
        this.statuses = List.of(statuses);
    }

    /** The tab with this name in a URL; {@link #PENDING} for any other. */
    static Tab named(@Nullable String name) {
        return Arrays.stream(values())
                .filter(tab -> tab.wireName().equals(name))
                .findFirst()
                .orElse(PENDING);
    }

    /** The name in URLs and message keys. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the drafts of a person stand together, in the order that the reader chooses. */
    public boolean isByPerson() {
        return this == PENDING;
    }

    QueueOrder order() {
        return order;
    }

    public List<DraftStatus> statuses() {
        return statuses;
    }

    /** Whether the tab offers this decision about several drafts at once: {@code approve}, {@code skip} or {@code reopen}. */
    public boolean offers(String operation) {
        Transition transition = Transition.valueOf(operation.toUpperCase(Locale.ROOT));
        return statuses.stream().anyMatch(transition::allowedFrom) && !statuses.contains(transition.to());
    }

    /** Whether its drafts can expire, so that a filter by the days left means something. */
    public boolean expires() {
        return statuses.stream().allMatch(Transition.EXPIRE::allowedFrom);
    }

    List<String> statusNames() {
        return statuses.stream().map(DraftStatus::wireName).toList();
    }
}
