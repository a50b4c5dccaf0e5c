package com.heycmo.outreach.dispatch.extend;

import java.time.Instant;
import java.util.UUID;

/**
 * A lock after its extension.
 *
 * @param lockSeconds the rest of the lock, by the database's clock
 */
record ExtendedLock(UUID id, Instant lockedUntil, int lockSeconds) {}
