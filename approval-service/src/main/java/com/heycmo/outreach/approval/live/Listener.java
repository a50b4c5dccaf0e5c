package com.heycmo.outreach.approval.live;

import java.util.UUID;

/**
 * Who listens: a person, signed in by a session, at a page of a customer.
 *
 * @param sessionId never logged, for who knows it is that person
 */
record Listener(UUID customerId, UUID userId, String sessionId) {

    @Override
    public String toString() {
        return "Listener[customerId=%s, userId=%s]".formatted(customerId, userId);
    }
}
