package com.heycmo.outreach.embedded;

/** A server that may die while this process lives. */
public interface RestartableServer extends AutoCloseable {

    /** Whether it still runs, as far as can be told without a request. */
    boolean isRunning();

    /**
     * Starts it again on the same port and data.
     *
     * @throws ServerStartException when it does not start
     */
    void restart();
}
