package com.heycmo.outreach.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A waiting event.
 *
 * @param seq increases in the order in which events of one draft or person were written
 * @param subjectId the draft, or the person of a signal
 * @param traceparent the trace in which it was written; null if nobody recorded one
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
        @Nullable String traceparent,
        Duration age) {}
