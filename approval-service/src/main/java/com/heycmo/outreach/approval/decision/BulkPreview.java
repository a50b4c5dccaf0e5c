package com.heycmo.outreach.approval.decision;

import com.heycmo.outreach.approval.queue.DraftRow;
import com.heycmo.outreach.approval.queue.ReviewQueue;
import com.heycmo.outreach.policy.StrictUuid;
import com.heycmo.outreach.problems.ProblemType;
import com.heycmo.outreach.status.DraftState.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Shows a person what a bulk decision will do, before it is made. Decides nothing and locks nothing. */
@Service
public class BulkPreview {

    private final ReviewQueue queue;

    BulkPreview(ReviewQueue queue) {
        this.queue = queue;
    }

    /**
     * @param row null if this customer has no such draft
     * @param problem what the decision would fail with; null if nothing is known against it
     */
    public record Item(
            String id, @Nullable DraftRow row, @Nullable ProblemType problem) {}

    /** One item for each of the request's, in the same order. */
    public List<Item> of(UUID customerId, BulkRequest request) {
        BulkOperation operation = request.requireOperation();
        List<BulkRequest.Item> items = request.requireItems();
        List<UUID> ids = items.stream()
                .map(item -> StrictUuid.parse(item.id()).orElse(null))
                .filter(Objects::nonNull)
                .toList();
        Map<String, DraftRow> rows = queue.rows(customerId, ids).stream()
                .collect(Collectors.toMap(row -> row.id().toString(), Function.identity()));
        return items.stream()
                .map(item -> preview(operation, item, rows.get(item.id())))
                .toList();
    }

    private static Item preview(BulkOperation operation, BulkRequest.Item item, @Nullable DraftRow row) {
        if (row == null) {
            return new Item(item.id(), null, ProblemType.NOT_FOUND);
        }
        if (item.version() != null && item.version() != row.version()) {
            return new Item(item.id(), row, ProblemType.STALE_VERSION);
        }
        if (operation.alreadyHolds(row.state().status())) {
            return new Item(item.id(), row, null);
        }
        Optional<Refusal> refusal = row.isErased()
                ? Optional.of(Refusal.INVALID_TRANSITION)
                : row.state().refusal(operation.transition());
        return new Item(item.id(), row, refusal.map(BulkPreview::problemOf).orElse(null));
    }

    private static ProblemType problemOf(Refusal refusal) {
        return switch (refusal) {
            case CLAIM_IN_FLIGHT -> ProblemType.CLAIM_IN_FLIGHT;
            case INVALID_TRANSITION -> ProblemType.INVALID_TRANSITION;
            case EXPIRED -> ProblemType.DRAFT_EXPIRED;
        };
    }
}
