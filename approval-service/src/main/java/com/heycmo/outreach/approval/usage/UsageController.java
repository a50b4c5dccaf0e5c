package com.heycmo.outreach.approval.usage;

import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/linkedin/queue/{customerId}/usage", produces = MediaType.APPLICATION_JSON_VALUE)
class UsageController {

    private final Usages usages;

    UsageController(Usages usages) {
        this.usages = usages;
    }

    @GetMapping
    Usage usage(@PathVariable UUID customerId) {
        return usages.of(customerId);
    }
}
