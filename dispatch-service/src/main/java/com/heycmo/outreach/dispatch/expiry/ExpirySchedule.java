package com.heycmo.outreach.dispatch.expiry;

import com.heycmo.outreach.dispatch.retention.TextRetention;
import com.heycmo.outreach.metrics.Metric;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.support.CronTrigger;
import org.springframework.stereotype.Component;

/**
 * Runs the sweep once at start and by {@code outreach.expiry.cron}, in UTC, and the retention of texts after it. A failed sweep is retried until it succeeds.
 * The start does not wait for it.
 */
@Component
class ExpirySchedule implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ExpirySchedule.class);

    private static final int RETRY_AFTER_SECONDS = 10;
    private static final int SHUTDOWN_TIMEOUT_SECONDS = 10;

    private final StaleDrafts drafts;
    private final TextRetention retention;
    private final String cron;
    private final Counter errors;
    // A separate scheduler: the sweep must neither wait for other tasks nor delay them.
    private final ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
    private volatile boolean running;

    ExpirySchedule(
            StaleDrafts drafts,
            TextRetention retention,
            @Value("${outreach.expiry.cron}") String cron,
            MeterRegistry meters) {
        this.errors = Metric.SWEEP_ERRORS.counter(meters);
        this.drafts = drafts;
        this.retention = retention;
        this.cron = cron;
        scheduler.setThreadNamePrefix("expiry-");
        scheduler.setDaemon(true);
        scheduler.setWaitForTasksToCompleteOnShutdown(true);
        scheduler.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        scheduler.setAwaitTerminationSeconds(SHUTDOWN_TIMEOUT_SECONDS);
    }

    @Override
    public void start() {
        scheduler.initialize();
        running = true;
        scheduler.execute(this::sweep);
        if (!cron.equals(Scheduled.CRON_DISABLED)) {
            scheduler.schedule(this::sweep, trigger());
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

    private CronTrigger trigger() {
        try {
            return new CronTrigger(cron, ZoneOffset.UTC);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("outreach.expiry.cron is not a cron expression: " + e.getMessage(), e);
        }
    }

    private void sweep() {
        try {
            drafts.expireStaleDrafts();
            retention.blankEndedDrafts();
        } catch (RuntimeException e) {
            if (running) {
                errors.increment();
                log.warn("The expiry sweep failed; retrying in {} s: {}", RETRY_AFTER_SECONDS, e.toString());
                scheduler.getScheduledThreadPoolExecutor().schedule(this::sweep, RETRY_AFTER_SECONDS, TimeUnit.SECONDS);
            }
        }
    }
}
