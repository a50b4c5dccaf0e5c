package com.heycmo.outreach.approval.decision;

import com.heycmo.outreach.approval.queue.DraftRow;
import com.heycmo.outreach.policy.StrictUuid;
import com.heycmo.outreach.problems.ProblemException;
import com.heycmo.outreach.problems.ProblemType;
import com.heycmo.outreach.problems.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** The same decision about many drafts, each on its own: no transaction spans two of them. */
@Service
public class BulkDecisions {

    private final Decisions decisions;

    BulkDecisions(Decisions decisions) {
        this.decisions = decisions;
    }

    /** Ends early only where nothing has been decided yet: an outage at the first item is one of the whole request. */
    public BulkResult decide(UUID customerId, BulkRequest request) {
        return decide(customerId, request.requireOperation(), request.requireItems());
    }

    BulkResult decide(UUID customerId, BulkOperation operation, List<BulkRequest.Item> items) {
        List<BulkResult.Item> results = new ArrayList<>(items.size());
        ProblemException outage = null;
        for (BulkRequest.Item item : items) {
            if (outage != null) {
                // Each would wait for what is away as long as this one did.
                results.add(BulkResult.Item.of(item.id(), outage));
                continue;
            }
            try {
                results.add(BulkResult.Item.of(item.id(), decide(customerId, operation, item)));
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

    private DraftRow decide(UUID customerId, BulkOperation operation, BulkRequest.Item item) {
        UUID id = StrictUuid.parse(item.id())
                .orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND, "There is no such draft."));
        return switch (operation) {
            case APPROVE -> decisions.approve(customerId, id, item.version());
            case SKIP -> decisions.skip(customerId, id, item.version(), null);
            case REOPEN -> decisions.reopen(customerId, id, item.version());
        };
    }
}
