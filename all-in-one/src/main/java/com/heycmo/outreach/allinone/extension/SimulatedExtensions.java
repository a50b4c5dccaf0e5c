package com.heycmo.outreach.allinone.extension;

import com.heycmo.outreach.allinone.customers.DemoCustomer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Runs one simulated extension for each demo customer, each in a thread. Starts last and stops first. */
@Component
@ConditionalOnBooleanProperty("outreach.demo.extension")
public class SimulatedExtensions implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SimulatedExtensions.class);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(3);

    private final int speed;
    private final int failurePercent;
    private final List<SimulatedExtension> extensions = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    SimulatedExtensions(
            @Value("${outreach.demo.extension.speed}") int speed,
            @Value("${outreach.demo.extension.failure-percent}") int failurePercent) {
        if (speed < 1) {
            throw new IllegalArgumentException(
                    "outreach.demo.extension.speed is %d; it must be at least 1.".formatted(speed));
        }
        if (failurePercent < 0 || failurePercent > 100) {
            throw new IllegalArgumentException(
                    "outreach.demo.extension.failure-percent is %d; it must be 0 to 100.".formatted(failurePercent));
        }
        this.speed = speed;
        this.failurePercent = failurePercent;
    }

    /** Starts all of them, each with the extension token of its customer. */
    public synchronized void start(String baseUrl, Map<UUID, String> tokens) {
        for (DemoCustomer customer : DemoCustomer.ALL) {
            DispatchApi api = new HttpDispatchApi(baseUrl, tokens.getOrDefault(customer.id(), ""));
            SimulatedBrowser browser = new SimulatedBrowser(RandomGenerator.getDefault(), failurePercent);
            SimulatedExtension extension = new SimulatedExtension(customer, api, browser, speed);
            Thread thread = new Thread(extension, "extension-of-" + customer.name());
            thread.setDaemon(true);
            extensions.add(extension);
            threads.add(thread);
            thread.start();
        }
        log.info("Simulated extensions claim approved drafts, {} times as fast as a real one.", speed);
    }

    /** Does nothing: there are no tokens before the pipeline is ready. */
    @Override
    public void start() {}

    @Override
    public boolean isAutoStartup() {
        return false;
    }

    @Override
    public synchronized void stop() {
        extensions.forEach(SimulatedExtension::stop);
        threads.forEach(SimulatedExtensions::await);
        extensions.clear();
        threads.clear();
    }

    private static void await(Thread thread) {
        try {
            thread.join(STOP_TIMEOUT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
    }

    @Override
    public synchronized boolean isRunning() {
        return !threads.isEmpty();
    }
}
