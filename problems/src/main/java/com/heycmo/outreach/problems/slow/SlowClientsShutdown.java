package com.heycmo.outreach.problems.slow;

import java.time.Duration;
import org.springframework.context.SmartLifecycle;

/**
 * Ends the requests of slow clients when the process stops. The web server's graceful stop would wait for them, and no longer
 * counts their time.
 */
final class SlowClientsShutdown implements SmartLifecycle {

    /** For requests that are about to complete; then for the end of the others. */
    private static final Duration TIME = Duration.ofSeconds(2);

    private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

    private final SlowClients clients;
    private final ChunkedBodies chunked;
    private volatile boolean running;

    SlowClientsShutdown(SlowClients clients, ChunkedBodies chunked) {
        this.clients = clients;
        this.chunked = chunked;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        try {
            awaitEnd();
            clients.stop();
            chunked.stop();
            awaitEnd();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitEnd() throws InterruptedException {
        long end = System.nanoTime() + TIME.toNanos();
        while (clients.count() > 0 && System.nanoTime() < end) {
            Thread.sleep(POLL_INTERVAL.toMillis());
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
