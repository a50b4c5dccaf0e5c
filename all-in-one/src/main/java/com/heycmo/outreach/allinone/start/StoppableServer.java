package com.heycmo.outreach.allinone.start;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A server that starts at most once and can be stopped while it is starting. */
final class StoppableServer<T extends AutoCloseable> {

    private @Nullable T server;
    private boolean stopped;

    synchronized T start(Supplier<T> starter) {
        if (stopped) {
            throw new IllegalStateException("The process is already stopping.");
        }
        T started = starter.get();
        server = started;
        return started;
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
