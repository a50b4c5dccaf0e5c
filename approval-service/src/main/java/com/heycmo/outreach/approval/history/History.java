package com.heycmo.outreach.approval.history;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads a customer's audit. */
@Service
public class History {

    /** As many as a do-not-contact file may have lines. */
    static final int MAX_EXPORTED = 50_000;

    private static final int EXPORTED_AT_ONCE = 1_000;

    /** Far more entries than one draft ever gets. */
    private static final int MAX_ENTRIES_OF_DRAFT = 200;

    /** Far more entries than the drafts of one person ever get. */
    private static final int MAX_ENTRIES_OF_PROSPECT = 5_000;

    private final HistoryStore store;
    private final TransactionTemplate transaction;

    History(HistoryStore store, PlatformTransactionManager transactions) {
        this.store = store;
        transaction = new TransactionTemplate(transactions);
        transaction.setReadOnly(true);
    }

    @Transactional(readOnly = true)
    public HistoryPage page(UUID customerId, HistoryQuery query) {
        // One row more than the limit shows whether a next page exists.
        List<HistoryEntry> found = store.list(customerId, query, query.limit() + 1);
        if (found.size() <= query.limit()) {
            return new HistoryPage(found, null);
        }
        List<HistoryEntry> items = found.subList(0, query.limit());
        return new HistoryPage(items, items.get(items.size() - 1).seq());
    }

    /**
     * Hands out the newest entries that match the query, at most {@link #MAX_EXPORTED}. Reads them in parts, each in a
     * transaction of its own, so that none stays open while a slow client reads.
     */
    public void export(UUID customerId, HistoryQuery query, Consumer<HistoryEntry> reader) {
        Long before = query.before();
        for (int exported = 0; exported < MAX_EXPORTED; exported += EXPORTED_AT_ONCE) {
            HistoryQuery next = query.before(before);
            List<HistoryEntry> found =
                    Objects.requireNonNull(transaction.execute(tx -> store.list(customerId, next, EXPORTED_AT_ONCE)));
            found.forEach(reader);
            if (found.size() < EXPORTED_AT_ONCE) {
                return;
            }
            before = found.get(found.size() - 1).seq();
        }
    }

    /** Entries of one draft, newest first; empty for an unknown draft. */
    @Transactional(readOnly = true)
    public List<HistoryEntry> ofDraft(UUID customerId, UUID draftId) {
        return store.ofDraft(customerId, draftId, MAX_ENTRIES_OF_DRAFT);
    }

    /** Entries of all drafts of one person and those that name the person, without signals, oldest first. */
    @Transactional(readOnly = true)
    public List<HistoryEntry> ofProspect(UUID customerId, UUID prospectId) {
        return store.ofProspect(customerId, prospectId, MAX_ENTRIES_OF_PROSPECT);
    }

    /** Names of these people; those without a known name are left out. */
    @Transactional(readOnly = true)
    public Map<UUID, String> names(UUID customerId, Collection<UUID> userIds) {
        return userIds.isEmpty() ? Map.of() : store.names(customerId, userIds);
    }
}
