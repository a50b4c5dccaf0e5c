package com.heycmo.outreach.approval.decision;

import com.heycmo.outreach.access.caller.Person;
import com.heycmo.outreach.approval.queue.DraftRow;
import com.heycmo.outreach.policy.StrictUuid;
import com.heycmo.outreach.problems.ProblemException;
import com.heycmo.outreach.problems.ProblemType;
import com.heycmo.outreach.problems.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** The same decision about many drafts, each in its own transaction. */
@Service
public class BulkDecisions {

    private final Decisions decisions;

    BulkDecisions(Decisions decisions) {
        this.decisions = decisions;
    }

    /** Fails as a whole only if the first item meets an outage; later outages are reported for each item. */
    public BulkResult decide(Person by, UUID customerId, BulkRequest request, DecidedVia via) {
        return decide(by, customerId, request.requireOperation(), request.requireItems(), via);
    }

    BulkResult decide(
            Person by, UUID customerId, BulkOperation operation, List<BulkRequest.Item> items, DecidedVia via) {
        List<BulkResult.Item> results = new ArrayList<>(items.size());
        ProblemException outage = null;
        for (BulkRequest.Item item : items) {
            if (outage != null) {
                // Each item would wait as long as the one before for the unavailable database.
                results.add(BulkResult.Item.of(item.id(), outage));
                continue;
            }
            try {
                results.add(BulkResult.Item.of(item.id(), decide(by, customerId, operation, item, via)));
            } catch (RuntimeException failure) {
                if (results.isEmpty() && Problems.isOutage(failure)) {
                    throw failure;
                }
                ProblemException problem = Problems.of(failure);
                Problems.log(problem);
                outage = Problems.isOutage(problem) ? problem : null;
                results.add(BulkResult.Item.of(item.id(), problem));
            }
        }
        return new BulkResult(results);
    }

    private DraftRow decide(
            Person by, UUID customerId, BulkOperation operation, BulkRequest.Item item, DecidedVia via) {
        UUID id = StrictUuid.parse(item.id())
                .orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND, "There is no such draft."));
        return switch (operation) {
            case APPROVE -> decisions.approve(by, customerId, id, item.version(), via);
            case SKIP -> decisions.skip(by, customerId, id, item.version(), null, via);
            case REOPEN -> decisions.reopen(by, customerId, id, item.version(), via);
        };
    }
}
