package com.heycmo.outreach.approval.extensions;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A browser extension that may claim jobs and report results.
 *
 * @param lastSeenAt its last request, up to ten seconds late; null before the first
 * @param lastAction the kind of that request: {@code claim}, {@code result} or {@code usage}
 */
public record Extension(
        UUID id,
        String deviceName,
        Instant createdAt,
        UUID createdByUserId,
        @Nullable Instant lastSeenAt,
        @Nullable String lastAction) {}
