package com.heycmo.outreach.allinone.extension;

import com.heycmo.outreach.allinone.customers.DemoCustomer;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One customer's extension, as the contract wants it to behave, only that it touches no LinkedIn: it waits a moment
 * instead. All waits are divided by {@code speed}.
 */
final class SimulatedExtension implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(SimulatedExtension.class);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(60);
    private static final int REPORT_ATTEMPTS = 10;

    private final DemoCustomer customer;
    private final DispatchApi api;
    private final SimulatedBrowser pretence;
    private final int speed;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Set<UUID> done = new HashSet<>();
    private String idempotencyKey = newKey();

    SimulatedExtension(DemoCustomer customer, DispatchApi api, SimulatedBrowser pretence, int speed) {
        this.customer = customer;
        this.api = api;
        this.pretence = pretence;
        this.speed = speed;
    }

    @Override
    public void run() {
        try {
            boolean stopped;
            do {
                stopped = pause(claimAndAct());
            } while (!stopped);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A job at hand is finished without any further wait. */
    void stop() {
        stopping.countDown();
    }

    /** Returns how long to wait before the next claim. */
    Duration claimAndAct() throws InterruptedException {
        ClaimAnswer answer;
        try {
            answer = api.claim(customer.id(), idempotencyKey);
        } catch (IOException e) {
            log.warn("The extension of {} cannot claim: {}", customer.name(), e.toString());
            return AFTER_TROUBLE;
        }
        // Only now: had the answer been lost, the same key would have brought the same job again.
        idempotencyKey = newKey();
        ClaimAnswer.Job job = answer.job();
        if (job != null) {
            report(job, act(job));
        }
        return Duration.ofSeconds(answer.retryAfterSeconds());
    }

    private Report act(ClaimAnswer.Job job) throws InterruptedException {
        if (job.claim() > 1 && done.contains(job.id())) {
            return Report.sent(job);
        }
        pause(pretence.timeToAct());
        return pretence.trouble().map(trouble -> Report.failed(job, trouble)).orElseGet(() -> {
            done.add(job.id());
            return Report.sent(job);
        });
    }

    private void report(ClaimAnswer.Job job, Report report) throws InterruptedException {
        for (int attempt = 1; attempt <= REPORT_ATTEMPTS; attempt++) {
            try {
                boolean taken = api.report(customer.id(), job.id(), report);
                log.info(
                        "The extension of {} {} draft {} ({}, claim {}){}",
                        customer.name(),
                        report.success() ? "sent" : "could not send",
                        job.id(),
                        job.action(),
                        job.claim(),
                        taken ? "." : ", but the report was refused.");
                return;
            } catch (IOException e) {
                log.warn("The extension of {} cannot report draft {}: {}", customer.name(), job.id(), e.toString());
                pause(AFTER_TROUBLE);
            }
        }
    }

    /** Returns whether the wait was cut short by {@link #stop}. */
    private boolean pause(Duration wait) throws InterruptedException {
        return stopping.await(wait.toMillis() / speed, TimeUnit.MILLISECONDS);
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }
}
