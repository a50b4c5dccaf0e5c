package com.heycmo.outreach.approval.history;

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
class HistoryController {

    private final History history;

    HistoryController(History history) {
        this.history = history;
    }

    @GetMapping("/audit")
    HistoryPage audit(@PathVariable UUID customerId, @RequestParam MultiValueMap<String, String> parameters) {
        return history.page(customerId, HistoryQuery.read(parameters));
    }
}
