package com.heycmo.outreach.approval.decision;

import com.heycmo.outreach.approval.queue.DraftRow;
import com.heycmo.outreach.approval.queue.RowWarnings;
import com.heycmo.outreach.policy.StrictUuid;
import com.heycmo.outreach.problems.ProblemException;
import com.heycmo.outreach.problems.ProblemType;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows a person what a bulk decision will do, before it is made. Decides nothing and locks nothing. */
@Service
public class BulkPreview {

    private final DecisionStore store;
    private final RowWarnings warnings;

    BulkPreview(DecisionStore store, RowWarnings warnings) {
        this.store = store;
        this.warnings = warnings;
    }

    /**
     * @param row null if this customer has no such draft
     * @param problem the type of the problem that the decision would fail with; null if nothing is known against it
     */
    public record Item(
            String id, @Nullable DraftRow row, @Nullable URI problem) {}

    /** One item for each of the request's, in the same order. */
    @Transactional(readOnly = true)
    public List<Item> of(UUID customerId, BulkRequest request) {
        BulkOperation operation = request.requireOperation();
        List<BulkRequest.Item> items = request.requireItems();
        List<LockedDraft> drafts = store.look(
                customerId,
                items.stream()
                        .flatMap(item -> StrictUuid.parse(item.id()).stream())
                        .distinct()
                        .toList());
        Map<String, LockedDraft> known = drafts.stream()
                .collect(Collectors.toMap(draft -> draft.row().id().toString(), Function.identity()));
        Map<String, DraftRow> rows = warnings
                .addTo(customerId, drafts.stream().map(LockedDraft::row).toList())
                .stream()
                .collect(Collectors.toMap(row -> row.id().toString(), Function.identity()));
        return items.stream()
                .map(item -> new Item(item.id(), rows.get(item.id()), problem(operation, item, known.get(item.id()))))
                .toList();
    }

    private static @Nullable URI problem(BulkOperation operation, BulkRequest.Item item, @Nullable LockedDraft draft) {
        if (draft == null) {
            return ProblemType.NOT_FOUND.uri();
        }
        if (item.version() != null && item.version() != draft.row().version()) {
            return ProblemType.STALE_VERSION.uri();
        }
        if (operation.alreadyHolds(draft.row().state().status())) {
            return null;
        }
        try {
            draft.requireDecidable(operation.transition());
            return null;
        } catch (ProblemException problem) {
            return problem.getBody().getType();
        }
    }
}
