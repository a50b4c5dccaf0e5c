package com.heycmo.outreach.approval.people;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stored signal.
 *
 * @param type {@code accepted}, {@code replied}, {@code declined} or {@code withdrawn}
 * @param reportedBy {@code extension}, {@code person} or {@code pipeline}
 * @param reporterId the extension's id or the person's user id; null for the pipeline
 * @param reporterName name of the device or the person; null if unknown
 */
public record SeenSignal(
        String type,
        Instant occurredAt,
        Instant recordedAt,
        String reportedBy,
        @Nullable UUID reporterId,
        @Nullable String reporterName) {}
