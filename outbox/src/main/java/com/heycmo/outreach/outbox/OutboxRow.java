package com.heycmo.outreach.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A waiting event.
 *
 * @param seq increases in the order in which events of one draft or person were written
 * @param subjectId the draft, or the person of a signal
 * @param age by the database's clock, when the row was read
 */
record OutboxRow(
        long seq,
        UUID id,
        String topic,
        UUID customerId,
        UUID subjectId,
        String type,
        Instant time,
        String payload,
        Duration age) {}
