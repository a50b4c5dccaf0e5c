package com.heycmo.outreach.approval.pages.review;

import com.heycmo.outreach.approval.queue.DraftRow;
import com.heycmo.outreach.approval.queue.ReviewQueue;
import com.heycmo.outreach.status.Transition;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells a browser which of its unsaved texts it may keep: texts for decided and erased drafts must not stay there. */
@RestController
@RequestMapping(path = "/outreach/linkedin/{customerId}/editable", produces = MediaType.APPLICATION_JSON_VALUE)
class EditableController {

    /** As many as a browser keeps. */
    private static final int MAX_DRAFTS = 100;

    private final ReviewQueue queue;

    EditableController(ReviewQueue queue) {
        this.queue = queue;
    }

    /** The statuses of those among these drafts whose text can be edited. */
    @GetMapping
    Map<UUID, String> editable(@PathVariable UUID customerId, @RequestParam List<UUID> ids) {
        return queue.rows(customerId, ids.subList(0, Math.min(ids.size(), MAX_DRAFTS))).stream()
                .filter(EditableController::isEditable)
                .collect(Collectors.toMap(DraftRow::id, DraftRow::status));
    }

    private static boolean isEditable(DraftRow row) {
        return !row.isErased()
                && (row.state().allows(Transition.EDIT) || row.state().allows(Transition.REOPEN));
    }
}
