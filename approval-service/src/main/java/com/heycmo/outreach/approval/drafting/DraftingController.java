package com.heycmo.outreach.approval.drafting;

import com.heycmo.outreach.access.caller.Person;
import com.heycmo.outreach.approval.decision.DecidedVia;
import com.heycmo.outreach.approval.queue.DraftRow;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/linkedin/queue/{customerId}", produces = MediaType.APPLICATION_JSON_VALUE)
class DraftingController {

    private final ManualDrafts drafts;

    DraftingController(ManualDrafts drafts) {
        this.drafts = drafts;
    }

    @PostMapping(consumes = {MediaType.APPLICATION_JSON_VALUE, "application/*+json"})
    ResponseEntity<DraftRow> submit(
            @AuthenticationPrincipal Person person,
            @PathVariable UUID customerId,
            @RequestBody(required = false) byte @Nullable [] json) {
        DraftRow row = drafts.submit(person, customerId, json == null ? new byte[0] : json, DecidedVia.API);
        return ResponseEntity.created(URI.create("/api/linkedin/queue/" + customerId + "/" + row.id()))
                .body(row);
    }
}
