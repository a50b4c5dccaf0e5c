package com.heycmo.outreach.outbox;

import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL says about a logical replication slot.
 *
 * @param active whether a connector reads it
 * @param lost whether PostgreSQL has removed WAL that the slot still needed
 * @param confirmed the position up to which the connector has confirmed everything; null until the slot is complete
 * @param unconfirmedBytes how much log follows that position
 * @param transactions decoded through this slot, which only increase; a slot that was created anew begins at 0
 */
record ReplicationSlot(
        boolean active, boolean lost, @Nullable Long confirmed, long unconfirmedBytes, long transactions) {}
