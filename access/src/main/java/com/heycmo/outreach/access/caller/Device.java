package com.heycmo.outreach.access.caller;

import java.util.UUID;

/** One installation of the extension in a browser, paired with a customer. */
public record Device(UUID customerId, UUID id) implements Caller {

    @Override
    public String getName() {
        return id.toString();
    }
}
