package com.heycmo.outreach.approval.extensions;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A browser extension that may claim jobs and report results.
 *
 * @param lastSeenAt its last request, up to ten seconds late; null before the first
 * @param lastAction the kind of that request, for example {@code claim}
 * @param state what it last said about itself; null if it never did
 * @param stateAt when it said so
 * @param mode {@code assisted} or {@code automatic}
 * @param adapters the version of the part that knows LinkedIn's pages
 */
public record Extension(
        UUID id,
        String deviceName,
        Instant createdAt,
        UUID createdByUserId,
        @Nullable Instant lastSeenAt,
        @Nullable String lastAction,
        @Nullable String state,
        @Nullable Instant stateAt,
        @Nullable String stateDetail,
        @Nullable String mode,
        @Nullable String version,
        @Nullable String adapters) {}
