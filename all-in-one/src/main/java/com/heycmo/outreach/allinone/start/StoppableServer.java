package com.heycmo.outreach.allinone.start;

import com.heycmo.outreach.embedded.RestartableServer;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A server that starts in a thread of its own. It can be stopped while it is starting, and is not started any more then. */
final class StoppableServer<T extends RestartableServer> {

    private final String name;
    private volatile @Nullable FutureTask<?> start;
    private volatile Thread starting = new Thread();
    private @Nullable T server;
    private boolean stopped;

    StoppableServer(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** Returns at once. The new thread inherits the class loader of this one, which the broker's threads need. */
    void start(Supplier<T> starter) {
        FutureTask<Void> task = new FutureTask<>(() -> runStart(starter), null);
        start = task;
        starting = new Thread(task, "start-" + name);
        starting.start();
    }

    private synchronized void runStart(Supplier<T> starter) {
        if (stopped) {
            throw new IllegalStateException("The process is already stopping.");
        }
        server = starter.get();
    }

    /** Waits until it runs, and throws what its start threw. Returns at once if it is not to be started. */
    void awaitStart() {
        FutureTask<?> task = start;
        try {
            if (task != null) {
                task.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while %s was starting.".formatted(name), e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new StartFailure("%s did not start.".formatted(name), e.getCause());
        }
    }

    /** Whether it was started and has died. */
    synchronized boolean hasDied() {
        return server != null && !server.isRunning();
    }

    /** Does nothing when it is stopped. */
    synchronized void restart() {
        if (server != null) {
            server.restart();
        }
    }

    /** Ends a start that waits. Does nothing after the start. */
    void interruptStart() {
        starting.interrupt();
    }

    /** Waits for a start in progress. Does nothing if the server is not running. */
    synchronized void stop() throws Exception {
        stopped = true;
        T running = server;
        server = null;
        if (running != null) {
            running.close();
        }
    }
}
