package com.heycmo.outreach.allinone.start;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/** Starts a server again that has died. Ends the process if it does not start, unless the disk is full. */
final class ServerWatch {

    static final int MAX_ATTEMPTS = 6;

    private static final Logger log = LoggerFactory.getLogger(ServerWatch.class);
    private static final ExponentialBackOff BACK_OFF = new ExponentialBackOff(1_000, 2);

    /** A server that dies earlier is restarted after a longer wait. */
    private static final Duration STABLE_AFTER = Duration.ofMinutes(1);

    static {
        BACK_OFF.setMaxInterval(15_000);
    }

    private final StoppableServer<?> server;
    private final BooleanSupplier diskIsFull;
    private final Runnable endProcess;
    private final LongSupplier nanoTime;
    private BackOffExecution backOff = BACK_OFF.start();
    private int attempts;
    private long nextAttemptNanos;
    private volatile @Nullable Outage outage;

    ServerWatch(StoppableServer<?> server, BooleanSupplier diskIsFull, Runnable endProcess, LongSupplier nanoTime) {
        this.server = server;
        this.diskIsFull = diskIsFull;
        this.endProcess = endProcess;
        this.nanoTime = nanoTime;
    }

    /** The server is down. */
    record Outage(String server, int attempts, @Nullable String reason) {}

    @Nullable
    Outage outage() {
        return outage;
    }

    /** To be called every second. */
    void check() {
        long now = nanoTime.getAsLong();
        if (!server.hasDied()) {
            if (attempts > 0 && now - nextAttemptNanos > STABLE_AFTER.toNanos()) {
                attempts = 0;
                backOff = BACK_OFF.start();
            }
            return;
        }
        if (outage == null) {
            log.error("{} has died; starting it again.", server.name());
            outage = new Outage(server.name(), attempts, null);
        }
        if (attempts == 0 || now - nextAttemptNanos >= 0) {
            restart();
        }
    }

    private void restart() {
        attempts++;
        long wait = backOff.nextBackOff();
        try {
            server.restart();
            outage = null;
            log.info("{} runs again.", server.name());
        } catch (Throwable e) {
            // Also an Error, or a checked exception of Scala's: otherwise nobody would call this watch again.
            recordFailure(e, wait);
        }
        nextAttemptNanos = nanoTime.getAsLong() + Duration.ofMillis(wait).toNanos();
    }

    private void recordFailure(Throwable failure, long wait) {
        boolean full = diskIsFull.getAsBoolean();
        String reason = full ? "The disk of the data directory is full." : String.valueOf(failure.getMessage());
        outage = new Outage(server.name(), attempts, reason);
        if (full) {
            attempts = 1;
        }
        if (attempts < MAX_ATTEMPTS) {
            log.error("{} did not start again; retrying in {} s: {}", server.name(), wait / 1_000, reason);
        } else {
            log.error(
                    "{} did not start again in {} attempts. The pipeline ends; start it again when the cause is removed: {}",
                    server.name(),
                    attempts,
                    reason,
                    failure);
            endProcess.run();
        }
    }
}
