package com.heycmo.outreach.approval.queue;

import com.heycmo.outreach.problems.ProblemException;
import com.heycmo.outreach.problems.ProblemType;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The queue of one customer, to look at. */
@Service
public class ReviewQueue {

    private final QueueStore store;

    ReviewQueue(QueueStore store) {
        this.store = store;
    }

    @Transactional(readOnly = true)
    DraftRow row(UUID customerId, UUID id) {
        return store.find(customerId, id)
                .orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND, "There is no such draft."));
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
                items,
                Cursor.after(items.get(items.size() - 1), query.newestFirst()).encode());
    }
}
