package com.heycmo.outreach.approval.usage;

import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads what a customer has used of its caps. */
@Service
public class Usages {

    /** The API counts the drafts of a status up to this number, so that its cost does not grow with the queue. */
    static final int MAX_COUNT = 10_000;

    private final UsageStore store;

    Usages(UsageStore store) {
        this.store = store;
    }

    /** The present usage; an unknown customer has used nothing. */
    @Transactional(readOnly = true)
    public Usage of(UUID customerId) {
        return of(customerId, MAX_COUNT);
    }

    /** @param maxCount the number up to which the drafts of each status are counted */
    @Transactional(readOnly = true)
    public Usage of(UUID customerId, int maxCount) {
        UsageStore.Pause pause = store.pause(customerId);
        return new Usage(
                store.actions(customerId),
                store.statuses(customerId, maxCount),
                pause.pausedAt() != null,
                pause.pausedAt(),
                pause.pausedByUserId(),
                pause.pauseReason());
    }
}
