package com.heycmo.outreach.approval.decision;

import com.heycmo.outreach.access.caller.Person;
import com.heycmo.outreach.approval.queue.DraftRow;
import com.heycmo.outreach.problems.ProblemException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
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

    /** The version that the caller saw; null accepts any. */
    record Seen(@Nullable Integer version) {}

    record Skip(@Nullable Integer version, @Nullable String reason) {}

    record Resolution(@Nullable Boolean sent, @Nullable String resultUrl) {}

    record Edit(@Nullable String body, @Nullable Integer version) {}

    @PostMapping("/approve")
    DraftRow approve(
            @AuthenticationPrincipal Person reviewer,
            @PathVariable UUID customerId,
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable Seen seen) {
        return decisions.approve(reviewer, customerId, id, seen == null ? null : seen.version(), DecidedVia.API);
    }

    @PostMapping("/skip")
    DraftRow skip(
            @AuthenticationPrincipal Person reviewer,
            @PathVariable UUID customerId,
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable Skip body) {
        Skip skip = body == null ? new Skip(null, null) : body;
        return decisions.skip(reviewer, customerId, id, skip.version(), skip.reason(), DecidedVia.API);
    }

    @PostMapping("/reopen")
    DraftRow reopen(
            @AuthenticationPrincipal Person reviewer,
            @PathVariable UUID customerId,
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable Seen seen) {
        return decisions.reopen(reviewer, customerId, id, seen == null ? null : seen.version(), DecidedVia.API);
    }

    @PostMapping("/resolve")
    DraftRow resolve(
            @AuthenticationPrincipal Person reviewer,
            @PathVariable UUID customerId,
            @PathVariable UUID id,
            @RequestBody Resolution resolution) {
        if (resolution.sent() == null) {
            throw ProblemException.malformed("sent is required: true or false.");
        }
        return decisions.resolve(reviewer, customerId, id, resolution.sent(), resolution.resultUrl(), DecidedVia.API);
    }

    @PatchMapping
    DraftRow edit(
            @AuthenticationPrincipal Person reviewer,
            @PathVariable UUID customerId,
            @PathVariable UUID id,
            @RequestBody Edit edit) {
        if (edit.body() == null || edit.version() == null) {
            throw ProblemException.malformed("An edit needs both body and version.");
        }
        return decisions.edit(reviewer, customerId, id, edit.version(), edit.body(), DecidedVia.API);
    }
}
