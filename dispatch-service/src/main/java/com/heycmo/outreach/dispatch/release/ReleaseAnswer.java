package com.heycmo.outreach.dispatch.release;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The effect of a release.
 *
 * @param heldUntil before this time the job, or its action, is not claimed again because of the release; null if it does
 *     not wait
 * @param paused whether the customer is paused
 */
record ReleaseAnswer(UUID id, String status, @Nullable Instant heldUntil, boolean paused) {}
