package com.heycmo.outreach.access.caller;

import java.util.UUID;

/** One browser with the customer's extension in it. */
public record Device(UUID customerId, UUID id) implements Caller {

    @Override
    public String getName() {
        return id.toString();
    }
}
