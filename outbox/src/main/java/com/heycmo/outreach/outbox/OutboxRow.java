package com.heycmo.outreach.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A waiting event.
 *
 * @param seq increases in the order in which events of one draft were written
 * @param age by the database's clock, when the row was read
 */
record OutboxRow(
        long seq,
        UUID id,
        String topic,
        UUID customerId,
        UUID draftId,
        String type,
        Instant time,
        String payload,
        Duration age) {}
