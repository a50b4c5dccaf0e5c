package com.heycmo.outreach.outbox;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Moves events from the outbox to Kafka on a background thread, at least once and in order per topic and draft or person.
 * Any number of relays can run on one outbox.
 */
class OutboxRelay implements SmartLifecycle {

    private static final ExponentialBackOff BACK_OFF = new ExponentialBackOff(500, 2);

    static {
        BACK_OFF.setMaxInterval(30_000);
    }

    // Longer than a healthy round takes. A round that waits for an unavailable broker is interrupted; its rows stay.
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private final RelayRound round;
    private final EventProducer producer;
    private final RelayMonitor monitor;
    private final Duration pollInterval;

    private final Semaphore wakeUps = new Semaphore(0);
    private final Semaphore stopSignal = new Semaphore(0);
    private volatile @Nullable Thread thread;

    OutboxRelay(RelayRound round, EventProducer producer, RelayMonitor monitor, Duration pollInterval) {
        this.round = round;
        this.producer = producer;
        this.monitor = monitor;
        this.pollInterval = pollInterval;
    }

    /** Starts a round soon. Cheap, and safe on any thread. */
    void wake() {
        wakeUps.release();
    }

    @Override
    public synchronized void start() {
        if (thread != null) {
            return;
        }
        stopSignal.drainPermits();
        Thread relay = new Thread(this::relayUntilStopped, "outbox-relay");
        relay.setDaemon(true);
        thread = relay;
        relay.start();
    }

    @Override
    public synchronized void stop() {
        Thread relay = thread;
        if (relay == null) {
            return;
        }
        thread = null;
        stopSignal.release();
        wake();
        try {
            relay.join(STOP_TIMEOUT.toMillis());
            relay.interrupt();
            relay.join(STOP_TIMEOUT.toMillis());
        } catch (InterruptedException e) {
            relay.interrupt();
            Thread.currentThread().interrupt();
        }
        producer.reset();
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Stops after the web server, so that the events of its last requests are still relayed. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 4096;
    }

    private void relayUntilStopped() {
        BackOffExecution backOff = BACK_OFF.start();
        while (isCurrent()) {
            Throwable failure = relay();
            if (failure == null) {
                monitor.recordSuccess();
                backOff = BACK_OFF.start();
            } else if (isCurrent()) {
                Duration retryAfter = Duration.ofMillis(backOff.nextBackOff());
                monitor.recordFailure(failure, retryAfter);
                producer.reset();
                await(stopSignal, retryAfter);
            }
        }
    }

    /** Runs one round and waits for the next if the outbox is empty. Returns the round's failure, if any. */
    private @Nullable Throwable relay() {
        try {
            RelayRound.Outcome outcome = round.run();
            // A relayed event may have blocked the next one of its subject, so run another round before waiting.
            if (outcome.failure() == null && outcome.relayed().isEmpty()) {
                await(wakeUps, pollInterval);
            }
            return outcome.failure();
        } catch (RuntimeException | Error e) {
            // Nothing may end the relay's thread.
            return e;
        }
    }

    private boolean isCurrent() {
        return thread == Thread.currentThread();
    }

    /** Waits for the signal or the timeout, outside any transaction. */
    private static void await(Semaphore signal, Duration timeout) {
        try {
            if (signal.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
                signal.drainPermits();
            }
        } catch (InterruptedException e) {
            // Only stop() interrupts, and the loop checks for it next.
            Thread.currentThread().interrupt();
        }
    }
}
