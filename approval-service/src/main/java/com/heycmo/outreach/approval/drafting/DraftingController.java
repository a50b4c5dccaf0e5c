package com.heycmo.outreach.approval.drafting;

import com.heycmo.outreach.draft.Draft;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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

    /** The id of the future row. */
    record Taken(UUID id) {}

    @PostMapping(consumes = {MediaType.APPLICATION_JSON_VALUE, "application/*+json"})
    ResponseEntity<Taken> submit(@PathVariable UUID customerId, @RequestBody(required = false) byte @Nullable [] json) {
        Draft draft = drafts.submit(customerId, json == null ? new byte[0] : json);
        return ResponseEntity.accepted()
                .location(URI.create("/api/linkedin/queue/" + customerId + "/" + draft.id()))
                .body(new Taken(draft.id()));
    }
}
