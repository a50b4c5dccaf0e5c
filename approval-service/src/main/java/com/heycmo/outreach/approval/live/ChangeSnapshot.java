package com.heycmo.outreach.approval.live;

import java.util.Set;
import java.util.UUID;

/**
 * The result of one poll of a customer.
 *
 * @param server the start of the database server that numbers the transactions of {@code seen}
 * @param seen the database's snapshot, which says what the poll has seen; the next poll asks for the rest
 * @param changed drafts that changed since the previous poll, with the other open ones of their people, at most {@link Changes#MAX_IDS} + 1
 * @param customerState a hash of the customer's pause, name and devices
 * @param maxNoteLength the longest note of a connection request, on which warnings of any draft depend
 */
record ChangeSnapshot(String server, String seen, Set<UUID> changed, String customerState, int maxNoteLength) {

    ChangeSnapshot {
        changed = Set.copyOf(changed);
    }
}
