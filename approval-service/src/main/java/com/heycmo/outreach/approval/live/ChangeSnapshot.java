package com.heycmo.outreach.approval.live;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * The result of one poll of a customer.
 *
 * @param at the database's time of the poll
 * @param recent rows that were changed recently, as committed at that time
 * @param truncated whether there are more recent rows than a poll reads; {@code recent} then holds the newest
 * @param customerState a hash of the customer's pause, name and devices
 */
record ChangeSnapshot(Instant at, Set<Version> recent, boolean truncated, String customerState) {

    /** A row as of its last change. */
    record Version(UUID id, Instant updatedAt) {}

    ChangeSnapshot {
        recent = Set.copyOf(recent);
    }
}
