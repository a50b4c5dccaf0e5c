package com.heycmo.outreach.approval.people;

import com.heycmo.outreach.approval.history.History;
import com.heycmo.outreach.approval.queue.ReviewQueue;
import com.heycmo.outreach.problems.ProblemException;
import com.heycmo.outreach.problems.ProblemType;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads what is known of people. */
@Service
public class People {

    private final PeopleStore store;
    private final ReviewQueue queue;
    private final History history;

    People(PeopleStore store, ReviewQueue queue, History history) {
        this.store = store;
        this.queue = queue;
        this.history = history;
    }

    @Transactional(readOnly = true)
    public ProspectPage page(UUID customerId, ProspectQuery query) {
        // One row more than the limit shows whether a next page exists.
        List<Prospect> found = store.list(customerId, query, query.limit() + 1);
        if (found.size() <= query.limit()) {
            return new ProspectPage(found, null);
        }
        List<Prospect> items = found.subList(0, query.limit());
        return new ProspectPage(items, ProspectQuery.cursorAfter(items.get(items.size() - 1)));
    }

    /** Everybody with a draft, a state or a signal has a record; an erased person has none. */
    @Transactional(readOnly = true)
    public ProspectRecord record(UUID customerId, UUID prospectId) {
        Prospect prospect = store.find(customerId, prospectId)
                .orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND, "Nothing is known of this person."));
        return new ProspectRecord(
                prospect,
                queue.ofProspect(customerId, prospectId),
                store.signals(customerId, prospectId),
                history.ofProspect(customerId, prospectId));
    }
}
