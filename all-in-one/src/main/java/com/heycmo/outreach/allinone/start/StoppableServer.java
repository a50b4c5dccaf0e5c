package com.heycmo.outreach.allinone.start;

import com.heycmo.outreach.embedded.RestartableServer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A server that can be stopped while it is starting, and is not started any more then. */
final class StoppableServer<T extends RestartableServer> {

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
