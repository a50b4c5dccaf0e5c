package com.heycmo.outreach.allinone.start;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A server that is started at most once, and is stopped also when that is asked for while it is starting. */
final class StoppableServer<T extends AutoCloseable> {

    private @Nullable T server;
    private boolean stopped;

    synchronized T start(Supplier<T> starter) {
        if (stopped) {
            throw new IllegalStateException("The process is stopping already.");
        }
        T started = starter.get();
        server = started;
        return started;
    }

    /** Waits for a start that is under way. Harmless when nothing runs. */
    synchronized void stop() throws Exception {
        stopped = true;
        T running = server;
        server = null;
        if (running != null) {
            running.close();
        }
    }
}
