package com.heycmo.outreach.approval.live;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * What one look at a customer found.
 *
 * @param at the database's time of it
 * @param recent the rows that changed of late, as they were committed at the time of the look
 * @param cut whether there are more of them than a look reads; these are the newest then
 * @param surroundings what stands for the customer's pause, name and devices: another one when any of them changes
 */
record ChangeSnapshot(Instant at, Set<Version> recent, boolean cut, String surroundings) {

    /** A row since its last change. */
    record Version(UUID id, Instant updatedAt) {}

    ChangeSnapshot {
        recent = Set.copyOf(recent);
    }
}
