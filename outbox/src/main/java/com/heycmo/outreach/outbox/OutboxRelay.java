package com.heycmo.outreach.outbox;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Brings events from the outbox to Kafka, at least once and in order per draft and topic, on a thread of its own. Any
 * number of relays may run; they share the work.
 */
class OutboxRelay implements SmartLifecycle {

    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(500);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(30);
    // Longer than a healthy round takes; one that waits for an absent broker is broken off, and its rows stay.
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);

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

    /** There is something to relay. Costs next to nothing, on any thread. */
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
            relay.join(STOP_PATIENCE.toMillis());
            relay.interrupt();
            relay.join(STOP_PATIENCE.toMillis());
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

    /** Stops after the web server, so that the events of its last requests still go out. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 4096;
    }

    private void relayUntilStopped() {
        Duration backOff = FIRST_BACK_OFF;
        while (isCurrent()) {
            Throwable failure = relay();
            if (failure == null) {
                monitor.works();
                backOff = FIRST_BACK_OFF;
            } else if (isCurrent()) {
                monitor.failed(failure, backOff);
                producer.reset();
                await(stopSignal, backOff);
                backOff = longer(backOff);
            }
        }
    }

    /** Relays until nothing is left and then waits for more; or returns what is in the way. */
    private @Nullable Throwable relay() {
        try {
            RelayRound.Outcome outcome = round.run();
            // What was relayed may have held back the next event of its draft, so look again before waiting.
            if (outcome.failure() == null && outcome.relayed().isEmpty()) {
                await(wakeUps, pollInterval);
            }
            return outcome.failure();
        } catch (RuntimeException | Error e) {
            // Whatever it is, the relay must not end with it.
            return e;
        }
    }

    private boolean isCurrent() {
        return thread == Thread.currentThread();
    }

    private static Duration longer(Duration backOff) {
        Duration doubled = backOff.multipliedBy(2);
        return doubled.compareTo(LONGEST_BACK_OFF) < 0 ? doubled : LONGEST_BACK_OFF;
    }

    /** Waits until the signal or the end of the time, without any transaction. */
    private static void await(Semaphore signal, Duration atMost) {
        try {
            if (signal.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
                signal.drainPermits();
            }
        } catch (InterruptedException e) {
            // Only a stop interrupts, and the loop looks for that next.
            Thread.currentThread().interrupt();
        }
    }
}
