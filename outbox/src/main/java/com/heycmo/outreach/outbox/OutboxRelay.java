package com.heycmo.outreach.outbox;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Moves events from the outbox to Kafka on a background thread, at least once and in order per topic and draft or person.
 * Any number of relays can run on one outbox.
 */
class OutboxRelay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);

    private static final ExponentialBackOff BACK_OFF = new ExponentialBackOff(500, 2);

    static {
        BACK_OFF.setMaxInterval(30_000);
    }

    // Longer than a healthy round takes. A round that waits for an unavailable broker is interrupted; its rows stay.
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private static final Duration RETRY_INTERVAL = Duration.ofMillis(250);

    /**
     * After a round with few events, so that those of the next milliseconds share a round. An event that comes when nothing
     * else happens leaves at once.
     */
    static final Duration PAUSE = Duration.ofMillis(10);

    private final RelayRound round;
    private final BlockedEvents blocked;
    private final EventProducer producer;
    private final RelayMonitor monitor;
    private final Duration pollInterval;

    private final Semaphore wakeUps = new Semaphore(0);
    private final Semaphore stopSignal = new Semaphore(0);
    private volatile @Nullable Thread thread;
    private @Nullable ScheduledExecutorService retries;

    OutboxRelay(
            RelayRound round,
            BlockedEvents blocked,
            EventProducer producer,
            RelayMonitor monitor,
            Duration pollInterval) {
        this.round = round;
        this.blocked = blocked;
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
        retries = Executors.newSingleThreadScheduledExecutor(OutboxRelay::retryThread);
        retries.scheduleWithFixedDelay(
                this::retryBlocked, RETRY_INTERVAL.toMillis(), RETRY_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Thread retryThread(Runnable task) {
        Thread created = new Thread(task, "outbox-retries");
        created.setDaemon(true);
        return created;
    }

    private void retryBlocked() {
        try {
            if (blocked.retry()) {
                wake();
            }
        } catch (RuntimeException | Error e) {
            // Nothing may end the retries. The relay reports an unavailable database.
            log.debug("The retry of blocked events failed.", e);
        }
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
        if (retries != null) {
            retries.shutdownNow();
        }
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
            try {
                RelayRound.Progress progress = round.run();
                monitor.recordSuccess();
                backOff = BACK_OFF.start();
                switch (progress) {
                    case BACKLOG -> {}
                    case FEW -> await(stopSignal, PAUSE);
                    case NONE -> await(wakeUps, pollInterval);
                }
            } catch (RuntimeException | Error e) {
                // Nothing may end the relay's thread.
                if (isCurrent()) {
                    Duration retryAfter = Duration.ofMillis(backOff.nextBackOff());
                    monitor.recordFailure(e, retryAfter);
                    producer.reset();
                    await(stopSignal, retryAfter);
                }
            }
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
