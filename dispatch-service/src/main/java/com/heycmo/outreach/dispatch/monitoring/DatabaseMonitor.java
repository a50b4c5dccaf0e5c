package com.heycmo.outreach.dispatch.monitoring;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.stereotype.Component;

/** Reads the figures at intervals, each instance on its own. A failure changes no figure and is retried. */
@Component
class DatabaseMonitor implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DatabaseMonitor.class);

    private final DatabaseFigures figures;
    private final Duration interval;
    private final ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
    private volatile boolean running;
    private boolean failing;

    DatabaseMonitor(DatabaseFigures figures, @Value("${outreach.metrics.interval}") Duration interval) {
        this.figures = figures;
        this.interval = interval;
        scheduler.setThreadNamePrefix("metrics-");
        scheduler.setDaemon(true);
    }

    @Override
    public void start() {
        scheduler.initialize();
        running = true;
        scheduler.scheduleWithFixedDelay(this::read, interval);
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

    private void read() {
        try {
            figures.read();
            failing = false;
        } catch (RuntimeException e) {
            if (running && !failing) {
                failing = true;
                log.warn("The database's figures for metrics cannot be read and keep their values: {}", e.toString());
            }
        }
    }
}
