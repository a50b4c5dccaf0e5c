package com.heycmo.outreach.approval.pages.review;

import com.heycmo.outreach.access.caller.Person;
import com.heycmo.outreach.approval.decision.BulkDecisions;
import com.heycmo.outreach.approval.decision.BulkPreview;
import com.heycmo.outreach.approval.decision.BulkRequest;
import com.heycmo.outreach.approval.decision.BulkResult;
import com.heycmo.outreach.approval.decision.DecidedVia;
import com.heycmo.outreach.approval.queue.DraftRow;
import com.heycmo.outreach.approval.queue.ReviewQueue;
import com.heycmo.outreach.approval.queue.Selection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Bulk decisions: selects all drafts that match the filters, and decides a batch of them. */
@RestController
@RequestMapping(path = "/outreach/linkedin/{customerId}", produces = MediaType.APPLICATION_JSON_VALUE)
class SelectionController {

    private final ReviewQueue queue;
    private final BulkDecisions bulk;
    private final BulkPreview previews;

    SelectionController(ReviewQueue queue, BulkDecisions bulk, BulkPreview previews) {
        this.queue = queue;
        this.bulk = bulk;
        this.previews = previews;
    }

    /** @param problem the last part of the problem's type; null if the decision was applied */
    record Outcome(String id, boolean ok, @Nullable String problem) {}

    /**
     * A draft that a bulk decision is about.
     *
     * @param problem why it will be left out; null if nothing is known against the decision
     */
    record Preview(
            String id,
            String title,
            @Nullable String action,
            @Nullable String source,
            List<String> warnings,
            @Nullable String problem) {}

    /** All drafts that match the page's filters, with their versions: a later text is not decided unseen. */
    @GetMapping("/selection")
    Selection selection(@PathVariable UUID customerId, @RequestParam MultiValueMap<String, String> parameters) {
        return queue.selection(
                customerId, PageState.read(customerId, parameters).query(null));
    }

    @PostMapping(path = "/bulk", consumes = MediaType.APPLICATION_JSON_VALUE)
    List<Outcome> decide(
            @AuthenticationPrincipal(expression = "caller()") Person who,
            @PathVariable UUID customerId,
            @RequestBody BulkRequest request) {
        return bulk.decide(who, customerId, request, DecidedVia.PAGE_BULK).items().stream()
                .map(SelectionController::outcome)
                .toList();
    }

    /** What the same request to {@link #decide} will do, as far as that is known before. */
    @PostMapping(path = "/bulk/preview", consumes = MediaType.APPLICATION_JSON_VALUE)
    List<Preview> preview(@PathVariable UUID customerId, @RequestBody BulkRequest request) {
        return previews.of(customerId, request).stream()
                .map(SelectionController::preview)
                .toList();
    }

    private static Preview preview(BulkPreview.Item item) {
        String problem = item.problem() == null ? null : Notice.nameOf(item.problem());
        DraftRow row = item.row();
        return row == null
                ? new Preview(item.id(), item.id(), null, null, List.of(), problem)
                : new Preview(item.id(), Card.titleOf(row), row.action(), row.intentSource(), row.warnings(), problem);
    }

    private static Outcome outcome(BulkResult.Item item) {
        ProblemDetail problem = item.problem();
        return new Outcome(item.id(), item.ok(), problem == null ? null : Notice.nameOf(problem));
    }
}
