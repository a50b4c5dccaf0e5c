package com.heycmo.outreach.outbox;

import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** Sweeps the outbox behind change data capture, on a background thread. Any number can run on one outbox. */
class OutboxSweeper implements SmartLifecycle {

    /** Longer than a healthy round takes. */
    private static final int SHUTDOWN_TIMEOUT_SECONDS = 5;

    private final SlotSweep sweep;
    private final OutboxStore store;
    private final SlotMonitor monitor;
    private final Duration interval;
    private final ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
    private volatile boolean running;

    OutboxSweeper(SlotSweep sweep, OutboxStore store, SlotMonitor monitor, Duration interval) {
        this.sweep = sweep;
        this.store = store;
        this.monitor = monitor;
        this.interval = interval;
        scheduler.setThreadNamePrefix("outbox-sweeper-");
        scheduler.setDaemon(true);
        scheduler.setWaitForTasksToCompleteOnShutdown(true);
        scheduler.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
        scheduler.setAwaitTerminationSeconds(SHUTDOWN_TIMEOUT_SECONDS);
    }

    @Override
    public void start() {
        scheduler.initialize();
        running = true;
        scheduler.scheduleWithFixedDelay(this::run, interval);
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
        running = false;
        scheduler.shutdown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
