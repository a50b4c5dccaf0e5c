package com.heycmo.outreach.approval.decision;

import com.heycmo.outreach.access.caller.Person;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/linkedin/queue/{customerId}/bulk", produces = MediaType.APPLICATION_JSON_VALUE)
class BulkController {

    private final BulkDecisions bulk;

    BulkController(BulkDecisions bulk) {
        this.bulk = bulk;
    }

    @PostMapping
    BulkResult decide(
            @AuthenticationPrincipal Person reviewer, @PathVariable UUID customerId, @RequestBody BulkRequest request) {
        return bulk.decide(reviewer, customerId, request, DecidedVia.API);
    }
}
