package com.heycmo.outreach.start;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * Lets a process that is still starting end within seconds of SIGTERM. Spring closes a context only after its start, which may
 * wait for a database for as long as it takes.
 */
public final class StoppableStart {

    private static final Duration TIMEOUT = Duration.ofSeconds(7);
    private static final int EXIT_CODE_OF_SIGTERM = 128 + 15;

    private final Thread starting = Thread.currentThread();
    private final CountDownLatch ended = new CountDownLatch(1);

    private StoppableStart() {}

    /** Runs the start in this thread. The shutdown of the JVM interrupts it, and halts the JVM if that takes too long. */
    public static void run(Runnable start) {
        StoppableStart running = new StoppableStart();
        Runtime.getRuntime().addShutdownHook(new Thread(running::end, "end-start"));
        try {
            start.run();
        } finally {
            running.ended.countDown();
        }
    }

    private void end() {
        if (ended.getCount() == 0) {
            return;
        }
        Thread halt = new Thread(StoppableStart::haltLater, "halt");
        halt.setDaemon(true);
        halt.start();
        starting.interrupt();
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Some starts cannot be interrupted; and what was started halfway may not stop. */
    private static void haltLater() {
        try {
            Thread.sleep(TIMEOUT.toMillis());
            Runtime.getRuntime().halt(EXIT_CODE_OF_SIGTERM);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
