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
 * One customer's extension. It follows the contract, but waits instead of acting on LinkedIn. All waits are divided by
 * {@code speed}.
 */
final class SimulatedExtension implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(SimulatedExtension.class);
    private static final Duration AFTER_ERROR = Duration.ofSeconds(60);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final int ATTEMPTS = 10;

    private final DemoCustomer customer;
    private final DispatchApi api;
    private final SimulatedBrowser browser;
    private final int speed;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Set<UUID> done = new HashSet<>();
    private String idempotencyKey = newKey();

    SimulatedExtension(DemoCustomer customer, DispatchApi api, SimulatedBrowser browser, int speed) {
        this.customer = customer;
        this.api = api;
        this.browser = browser;
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

    /** Finishes the current job without further waits, then ends. */
    void stop() {
        stopping.countDown();
    }

    /** Returns the wait before the next claim. */
    Duration claimAndAct() throws InterruptedException {
        ClaimResponse response;
        try {
            response = api.claim(customer.id(), idempotencyKey);
        } catch (IOException e) {
            log.warn("The extension of {} could not claim: {}", customer.name(), e.toString());
            return AFTER_ERROR;
        }
        // Changed only after a response: the same key gets the same job again if the response was lost.
        idempotencyKey = newKey();
        ClaimResponse.Job job = response.job();
        if (job != null) {
            tell("working");
            act(job);
        }
        tell("ready");
        // A person may change the limits meanwhile.
        return min(Duration.ofSeconds(response.retryAfterSeconds()), LONGEST_WAIT);
    }

    private void act(ClaimResponse.Job job) throws InterruptedException {
        if (job.claim() > 1 && done.contains(job.id())) {
            send("sent", job, () -> api.report(customer.id(), job.id(), Report.sent(job)));
            return;
        }
        pause(browser.timeToAct());
        Failure failure = browser.failure(job.action()).orElse(null);
        if (failure == null) {
            done.add(job.id());
            send("sent", job, () -> api.report(customer.id(), job.id(), Report.sent(job)));
            reportResponse(job);
        } else if (failure.released()) {
            send("gave back", job, () -> api.release(customer.id(), job.id(), Release.of(job, failure)));
        } else {
            send("could not send", job, () -> api.report(customer.id(), job.id(), Report.failed(job, failure)));
        }
    }

    private interface Answer {

        /** Returns whether it was accepted. */
        boolean send() throws IOException, InterruptedException;
    }

    private void send(String what, ClaimResponse.Job job, Answer answer) throws InterruptedException {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                boolean accepted = answer.send();
                log.info(
                        "The extension of {} {} draft {} ({}, claim {}){}",
                        customer.name(),
                        what,
                        job.id(),
                        job.action(),
                        job.claim(),
                        accepted ? "." : ", but the answer was rejected.");
                return;
            } catch (IOException e) {
                log.warn("The extension of {} could not answer draft {}: {}", customer.name(), job.id(), e.toString());
                pause(AFTER_ERROR);
            }
        }
    }

    /** What is lost here, a real extension would see again at its next visit. */
    private void reportResponse(ClaimResponse.Job job) throws InterruptedException {
        String type = browser.response(job.action()).orElse(null);
        if (type == null) {
            return;
        }
        try {
            api.signal(customer.id(), job.prospectUrl(), type);
        } catch (IOException e) {
            log.warn("The extension of {} could not report a signal: {}", customer.name(), e.toString());
        }
    }

    /** Only for people to see, so that a failure stops nothing. */
    private void tell(String state) throws InterruptedException {
        try {
            api.tell(state);
        } catch (IOException e) {
            log.warn("The extension of {} could not tell its state: {}", customer.name(), e.toString());
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Returns whether {@link #stop} ended the wait. */
    private boolean pause(Duration wait) throws InterruptedException {
        return stopping.await(wait.toMillis() / speed, TimeUnit.MILLISECONDS);
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }
}
