package com.heycmo.outreach.approval.live;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The time in which the database cannot be asked: one line when it begins, one when it is over. For one thread. */
final class LiveOutage {

    private static final Logger log = LoggerFactory.getLogger(LiveOutage.class);

    private static final Duration FIRST_REST = Duration.ofSeconds(1);
    private static final Duration LONGEST_REST = Duration.ofSeconds(5);

    private Duration rest = Duration.ZERO;
    private long since;
    private long lastFailure;

    /** Whether it is better not to ask yet. */
    boolean isTooFresh() {
        return System.nanoTime() - lastFailure < rest.toNanos();
    }

    void goesOn(RuntimeException failure) {
        lastFailure = System.nanoTime();
        if (rest.isZero()) {
            since = lastFailure;
            rest = FIRST_REST;
            log.warn("What has changed cannot be asked, and open pages are told nothing: {}", inOneLine(failure));
            return;
        }
        Duration doubled = rest.multipliedBy(2);
        rest = doubled.compareTo(LONGEST_REST) < 0 ? doubled : LONGEST_REST;
    }

    void isOver() {
        if (!rest.isZero()) {
            rest = Duration.ZERO;
            log.info(
                    "Open pages are told of changes again after {} s.",
                    Duration.ofNanos(System.nanoTime() - since).toSeconds());
        }
    }

    /** What lies at the bottom of it: what is wrapped around speaks of statements, not of the cause. */
    private static String inOneLine(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.toString().lines().findFirst().orElseGet(root.getClass()::getName);
    }
}
