package com.heycmo.outreach.approval.history;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was done for a customer, as it was written down. */
@Service
public class History {

    /** Nothing is done to one draft nearly as often. */
    private static final int MOST_OF_A_DRAFT = 200;

    private final HistoryStore store;

    History(HistoryStore store) {
        this.store = store;
    }

    /** A page of the list. */
    @Transactional(readOnly = true)
    public HistoryPage page(UUID customerId, HistoryQuery query) {
        // One more than asked for tells whether there is a next page.
        List<HistoryEntry> found = store.list(customerId, query, query.limit() + 1);
        if (found.size() <= query.limit()) {
            return new HistoryPage(found, null);
        }
        List<HistoryEntry> items = found.subList(0, query.limit());
        return new HistoryPage(items, items.get(items.size() - 1).seq());
    }

    /** What was done to one draft, newest first; nothing when nobody has done anything, or there is no such draft. */
    @Transactional(readOnly = true)
    public List<HistoryEntry> ofDraft(UUID customerId, UUID draftId) {
        return store.ofDraft(customerId, draftId, MOST_OF_A_DRAFT);
    }

    /** What these people are called, as far as anybody has said. */
    @Transactional(readOnly = true)
    public Map<UUID, String> names(UUID customerId, Collection<UUID> userIds) {
        return userIds.isEmpty() ? Map.of() : store.names(customerId, userIds);
    }
}
