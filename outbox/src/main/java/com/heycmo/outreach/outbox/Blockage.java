package com.heycmo.outreach.outbox;

import com.heycmo.outreach.outbox.EventProducer.SentEvent;
import java.time.Duration;
import java.util.List;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Why the events of a scope wait, and when one of them is sent again.
 *
 * @param sent failed or still without an acknowledgement
 * @param sinceNanos of the first failure, by {@link System#nanoTime}
 * @param dueNanos of the next attempt
 */
record Blockage(
        FailureScope scope,
        String reason,
        List<SentEvent> sent,
        long sinceNanos,
        BackOffExecution backOff,
        long dueNanos) {

    private static final ExponentialBackOff BACK_OFF = new ExponentialBackOff(500, 2);
    private static final Duration INVALID_EVENT_INTERVAL = Duration.ofMinutes(10);

    static {
        BACK_OFF.setMaxInterval(30_000);
    }

    static Blockage of(FailureScope scope, String reason, List<SentEvent> sent) {
        long now = System.nanoTime();
        return new Blockage(scope, reason, sent, now, BACK_OFF.start(), now).postponed(reason);
    }

    Blockage with(List<SentEvent> otherSent) {
        return new Blockage(scope, reason, otherSent, sinceNanos, backOff, dueNanos);
    }

    Blockage postponed(String newReason) {
        // Kafka rejects an invalid event until its topic is reconfigured.
        Duration wait = scope.isOneSubject() ? INVALID_EVENT_INTERVAL : Duration.ofMillis(backOff.nextBackOff());
        return new Blockage(scope, newReason, sent, sinceNanos, backOff, System.nanoTime() + wait.toNanos());
    }

    boolean isDue() {
        return System.nanoTime() - dueNanos >= 0;
    }

    long seconds() {
        return Duration.ofNanos(System.nanoTime() - sinceNanos).toSeconds();
    }
}
