package com.heycmo.outreach.acceptance.architecture.bad.approval;

import java.time.Instant;

public class QueueController {
    public com.heycmo.outreach.acceptance.architecture.bad.dispatch.Sql other() {
        throw new UnsupportedOperationException();
    }

    public Instant decidedAt() {
        return Instant.now();
    }
}
