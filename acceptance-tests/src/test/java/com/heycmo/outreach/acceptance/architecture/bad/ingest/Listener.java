package com.heycmo.outreach.acceptance.architecture.bad.ingest;

public class Listener {
    public com.heycmo.outreach.acceptance.architecture.bad.approval.QueueController other() {
        throw new UnsupportedOperationException();
    }
}
