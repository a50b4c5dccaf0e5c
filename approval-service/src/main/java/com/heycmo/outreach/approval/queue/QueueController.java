package com.heycmo.outreach.approval.queue;

import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/linkedin/queue/{customerId}", produces = MediaType.APPLICATION_JSON_VALUE)
class QueueController {

    private final ReviewQueue queue;

    QueueController(ReviewQueue queue) {
        this.queue = queue;
    }

    @GetMapping
    QueuePage list(@PathVariable UUID customerId, @RequestParam MultiValueMap<String, String> parameters) {
        return queue.page(customerId, QueueQuery.read(parameters));
    }

    @GetMapping(DraftRow.ID_PATH)
    DraftRow row(@PathVariable UUID customerId, @PathVariable UUID id) {
        return queue.row(customerId, id);
    }
}
