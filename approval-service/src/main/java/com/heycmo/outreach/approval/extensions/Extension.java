package com.heycmo.outreach.approval.extensions;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A device that may claim and report.
 *
 * @param lastSeenAt when it last called, to within ten seconds; null when it never did
 * @param lastAction what it called for: {@code claim}, {@code result} or {@code usage}
 */
public record Extension(
        UUID id,
        String deviceName,
        Instant createdAt,
        UUID createdByUserId,
        @Nullable Instant lastSeenAt,
        @Nullable String lastAction) {}
