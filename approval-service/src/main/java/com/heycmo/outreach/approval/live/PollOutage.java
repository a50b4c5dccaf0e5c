package com.heycmo.outreach.approval.live;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Backs off while the database is unavailable, and logs one line when that begins and one when it ends. Not thread-safe.
 */
final class PollOutage {

    private static final Logger LOG = LoggerFactory.getLogger(PollOutage.class);
    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
    private static final Duration MAX_DELAY = Duration.ofSeconds(5);

    private Duration delay = Duration.ZERO;
    private long since;
    private long lastFailure;

    boolean isBackingOff() {
        return System.nanoTime() - lastFailure < delay.toNanos();
    }

    void recordFailure(RuntimeException failure) {
        lastFailure = System.nanoTime();
        if (delay.isZero()) {
            since = lastFailure;
            delay = FIRST_DELAY;
            LOG.warn("Polling for changes fails, open pages get no updates: {}", rootCause(failure));
            return;
        }
        Duration doubled = delay.multipliedBy(2);
        delay = doubled.compareTo(MAX_DELAY) < 0 ? doubled : MAX_DELAY;
    }

    void clear() {
        if (!delay.isZero()) {
            delay = Duration.ZERO;
            LOG.info(
                    "Open pages get updates again after {} s.",
                    Duration.ofNanos(System.nanoTime() - since).toSeconds());
        }
    }

    /** The root cause's first line; the exceptions around it describe the statement. */
    private static String rootCause(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.toString().lines().findFirst().orElseGet(root.getClass()::getName);
    }
}
