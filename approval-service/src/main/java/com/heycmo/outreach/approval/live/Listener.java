package com.heycmo.outreach.approval.live;

import java.util.UUID;

/**
 * The person, session and customer that a stream belongs to.
 *
 * @param sessionId must not be logged: it is a credential
 */
record Listener(UUID customerId, UUID userId, String sessionId) {

    @Override
    public String toString() {
        return "Listener[customerId=%s, userId=%s]".formatted(customerId, userId);
    }
}
