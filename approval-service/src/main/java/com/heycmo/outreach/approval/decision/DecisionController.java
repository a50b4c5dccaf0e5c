package com.heycmo.outreach.approval.decision;

import com.heycmo.outreach.approval.queue.DraftRow;
import com.heycmo.outreach.problems.ProblemException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(
        path = "/api/linkedin/queue/{customerId}" + DraftRow.ID_PATH,
        produces = MediaType.APPLICATION_JSON_VALUE)
class DecisionController {

    private final Decisions decisions;

    DecisionController(Decisions decisions) {
        this.decisions = decisions;
    }

    /** What was seen of the draft; no version for whatever is there. */
    record Seen(@Nullable Integer version) {}

    record Skip(@Nullable Integer version, @Nullable String reason) {}

    record Edit(@Nullable String body, @Nullable Integer version) {}

    @PostMapping("/approve")
    DraftRow approve(
            @PathVariable UUID customerId, @PathVariable UUID id, @RequestBody(required = false) @Nullable Seen seen) {
        return decisions.approve(customerId, id, seen == null ? null : seen.version());
    }

    @PostMapping("/skip")
    DraftRow skip(
            @PathVariable UUID customerId, @PathVariable UUID id, @RequestBody(required = false) @Nullable Skip skip) {
        Skip wanted = skip == null ? new Skip(null, null) : skip;
        SkipReason.require(wanted.reason());
        return decisions.skip(customerId, id, wanted.version(), wanted.reason());
    }

    @PostMapping("/reopen")
    DraftRow reopen(
            @PathVariable UUID customerId, @PathVariable UUID id, @RequestBody(required = false) @Nullable Seen seen) {
        return decisions.reopen(customerId, id, seen == null ? null : seen.version());
    }

    @PatchMapping
    DraftRow edit(@PathVariable UUID customerId, @PathVariable UUID id, @RequestBody Edit edit) {
        if (edit.body() == null || edit.version() == null) {
            throw ProblemException.malformed("An edit needs both body and version.");
        }
        return decisions.edit(customerId, id, edit.version(), edit.body());
    }
}
