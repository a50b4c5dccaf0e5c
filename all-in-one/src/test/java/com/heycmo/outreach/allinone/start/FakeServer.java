package com.heycmo.outreach.allinone.start;

import com.heycmo.outreach.embedded.RestartableServer;

/** Starts again only while {@link #mayStart} is true. */
final class FakeServer implements RestartableServer {

    boolean mayStart = true;
    boolean running = true;
    int restarts;

    /** What a start throws that may not be. */
    Error failure = new AssertionError("It may not start.");

    private final Runnable onClose;

    FakeServer(Runnable onClose) {
        this.onClose = onClose;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public void restart() {
        restarts++;
        running = mayStart;
        if (!mayStart) {
            throw failure;
        }
    }

    @Override
    public void close() {
        onClose.run();
    }
}
