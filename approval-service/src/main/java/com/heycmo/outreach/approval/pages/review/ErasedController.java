package com.heycmo.outreach.approval.pages.review;

import com.heycmo.outreach.approval.queue.DraftRow;
import com.heycmo.outreach.approval.queue.ReviewQueue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells a browser which of its unsaved texts it must drop: those for erased people. */
@RestController
@RequestMapping(path = "/outreach/linkedin/{customerId}/erased", produces = MediaType.APPLICATION_JSON_VALUE)
class ErasedController {

    private static final int MAX_DRAFTS = 100;

    private final ReviewQueue queue;

    ErasedController(ReviewQueue queue) {
        this.queue = queue;
    }

    /** Those among these drafts whose person was erased, and those that do not exist. */
    @GetMapping
    Set<UUID> erased(@PathVariable UUID customerId, @RequestParam List<UUID> ids) {
        Set<UUID> erased = new LinkedHashSet<>(ids.subList(0, Math.min(ids.size(), MAX_DRAFTS)));
        queue.rows(customerId, erased).stream()
                .filter(row -> !row.isErased())
                .map(DraftRow::id)
                .forEach(erased::remove);
        return erased;
    }
}
