package com.heycmo.outreach.outbox;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Sweeps the outbox behind change data capture, on a background thread. Any number can run on one outbox. */
class OutboxSweeper implements SmartLifecycle {

    // Longer than a healthy round takes.
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private final SlotSweep sweep;
    private final OutboxStore store;
    private final SlotMonitor monitor;
    private final Duration interval;
    private @Nullable ScheduledExecutorService thread;

    OutboxSweeper(SlotSweep sweep, OutboxStore store, SlotMonitor monitor, Duration interval) {
        this.sweep = sweep;
        this.store = store;
        this.monitor = monitor;
        this.interval = interval;
    }

    @Override
    public synchronized void start() {
        if (thread != null) {
            return;
        }
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread created = new Thread(task, "outbox-sweeper");
            created.setDaemon(true);
            return created;
        });
        started.scheduleWithFixedDelay(this::run, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
        thread = started;
    }

    private void run() {
        try {
            sweep.run();
            monitor.pending().refresh(store::countPending);
        } catch (RuntimeException | Error e) {
            // Nothing may end the thread.
            monitor.recordFailure(e);
        }
    }

    @Override
    public void stop() {
        ScheduledExecutorService stopped;
        synchronized (this) {
            stopped = thread;
            thread = null;
        }
        if (stopped != null) {
            stopped.shutdown();
            try {
                stopped.awaitTermination(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            stopped.shutdownNow();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
