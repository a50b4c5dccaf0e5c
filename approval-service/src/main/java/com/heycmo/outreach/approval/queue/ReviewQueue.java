package com.heycmo.outreach.approval.queue;

import com.heycmo.outreach.problems.ProblemException;
import com.heycmo.outreach.problems.ProblemType;
import com.heycmo.outreach.status.DraftStatus;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The queue of one customer, to look at. */
@Service
public class ReviewQueue {

    /** Drafts that one selection holds at most. */
    public static final int MAX_SELECTION = 5000;

    /** No status is counted further: what a page shows costs the same for everybody. */
    public static final int MAX_COUNT = 1000;

    private static final int ROWS_WITH_SOURCES = 1000;

    private final QueueStore store;
    private final SelectionStore selection;

    ReviewQueue(QueueStore store, SelectionStore selection) {
        this.store = store;
        this.selection = selection;
    }

    @Transactional(readOnly = true)
    public DraftRow row(UUID customerId, UUID id) {
        return find(customerId, id)
                .orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND, "There is no such draft."));
    }

    @Transactional(readOnly = true)
    public Optional<DraftRow> find(UUID customerId, UUID id) {
        return store.find(customerId, id);
    }

    /** Those of these drafts that there are, in no order. */
    @Transactional(readOnly = true)
    public List<DraftRow> rows(UUID customerId, Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : store.findAll(customerId, ids);
    }

    @Transactional(readOnly = true)
    public QueuePage page(UUID customerId, QueueQuery query) {
        // One more than asked for tells whether there is a next page.
        List<DraftRow> rows = store.list(customerId, query, query.limit() + 1);
        if (rows.size() <= query.limit()) {
            return new QueuePage(rows, null);
        }
        List<DraftRow> items = rows.subList(0, query.limit());
        return new QueuePage(
                items, Cursor.after(items.get(items.size() - 1), query.order()).encode());
    }

    /** Everything that the query's filters show, whatever its limit, with the texts as they are at this moment. */
    @Transactional(readOnly = true)
    public Selection selection(UUID customerId, QueueQuery query) {
        List<SeenDraft> drafts = selection.matching(customerId, query, MAX_SELECTION + 1);
        return drafts.size() <= MAX_SELECTION
                ? new Selection(drafts, false)
                : new Selection(drafts.subList(0, MAX_SELECTION), true);
    }

    /** Those of these drafts that the query's filters show. */
    @Transactional(readOnly = true)
    public List<UUID> shown(UUID customerId, QueueQuery query, Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : selection.matchingOf(customerId, query, ids);
    }

    /** Drafts by status, all of them; {@link #MAX_COUNT} + 1 stands for any larger number. */
    @Transactional(readOnly = true)
    public Map<DraftStatus, Long> counts(UUID customerId) {
        return selection.count(customerId, MAX_COUNT + 1);
    }

    /** What one can filter these statuses by; of a very long queue, what its first drafts have. */
    @Transactional(readOnly = true)
    public List<String> sources(UUID customerId, Collection<String> statuses) {
        return selection.sources(customerId, statuses, ROWS_WITH_SOURCES);
    }

    /** The database's clock, by which ages and days left are told. */
    @Transactional(readOnly = true)
    public Instant now() {
        return selection.now();
    }
}
