package com.heycmo.outreach.acceptance.architecture.bad.approval;

import java.time.Instant;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class QueueController {
    public com.heycmo.outreach.acceptance.architecture.bad.dispatch.Sql other() {
        throw new UnsupportedOperationException();
    }

    @GetMapping
    public Instant decidedAt() {
        return Instant.now();
    }
}
