package com.heycmo.outreach.approval.queue;

import com.heycmo.outreach.problems.ProblemException;
import com.heycmo.outreach.problems.ProblemType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the queue of a customer. */
@Service
public class ReviewQueue {

    public static final int MAX_SELECTION = 5000;

    /** Lists count no further, so that their cost does not grow with the queue. */
    public static final int MAX_COUNT = 1000;

    private static final int MAX_ROWS_FOR_COUNT = 2000;

    /** Sources of later rows are not offered as filters. */
    private static final int MAX_ROWS_FOR_SOURCES = 1000;

    private final QueueStore store;
    private final SelectionStore selection;
    private final RowWarnings warnings;

    ReviewQueue(QueueStore store, SelectionStore selection, RowWarnings warnings) {
        this.store = store;
        this.selection = selection;
        this.warnings = warnings;
    }

    @Transactional(readOnly = true)
    public DraftRow row(UUID customerId, UUID id) {
        return find(customerId, id)
                .orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND, "This draft does not exist."));
    }

    @Transactional(readOnly = true)
    public Optional<DraftRow> find(UUID customerId, UUID id) {
        return store.find(customerId, id).map(warnings::addTo);
    }

    /** The rows with these ids, in no particular order; unknown ids are ignored. */
    @Transactional(readOnly = true)
    public List<DraftRow> rows(UUID customerId, Collection<UUID> ids) {
        return warnings.addTo(customerId, ids.isEmpty() ? List.of() : store.findAll(customerId, ids));
    }

    /** All drafts of a person, oldest first; empty for an unknown one and one who was erased. */
    @Transactional(readOnly = true)
    public List<DraftRow> ofProspect(UUID customerId, UUID prospectId) {
        return warnings.addTo(customerId, store.findOfProspect(customerId, prospectId));
    }

    @Transactional(readOnly = true)
    public QueuePage page(UUID customerId, QueueQuery query) {
        // One row more than the limit shows whether a next page exists.
        List<DraftRow> rows = store.list(customerId, query, query.limit() + 1);
        if (rows.size() <= query.limit()) {
            return new QueuePage(warnings.addTo(customerId, rows), null);
        }
        List<DraftRow> items = rows.subList(0, query.limit());
        return new QueuePage(
                warnings.addTo(customerId, items),
                Cursor.after(items.get(items.size() - 1), query.order()).encode());
    }

    /** All drafts that match the query's filters, with their present versions. Ignores the query's limit. */
    @Transactional(readOnly = true)
    public Selection selection(UUID customerId, QueueQuery query) {
        List<SeenDraft> drafts = selection.matching(customerId, query, MAX_SELECTION + 1);
        return drafts.size() <= MAX_SELECTION
                ? new Selection(drafts, false)
                : new Selection(drafts.subList(0, MAX_SELECTION), true);
    }

    /** How many drafts match the query's filters, counted to {@link #MAX_COUNT}. Looks at a bounded number of them. */
    @Transactional(readOnly = true)
    public Matches count(UUID customerId, QueueQuery query) {
        return selection.count(customerId, query, MAX_ROWS_FOR_COUNT).upTo(MAX_COUNT);
    }

    /** The ids among these whose drafts match the query's filters. */
    @Transactional(readOnly = true)
    public List<UUID> matching(UUID customerId, QueueQuery query, Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : selection.matchingOf(customerId, query, ids);
    }

    /** Sources to filter drafts of these statuses by. */
    @Transactional(readOnly = true)
    public List<String> sources(UUID customerId, Collection<String> statuses) {
        return selection.sources(customerId, statuses, MAX_ROWS_FOR_SOURCES);
    }

    /** The database's clock, which ages and expiry are computed from. */
    @Transactional(readOnly = true)
    public Instant now() {
        return selection.now();
    }
}
