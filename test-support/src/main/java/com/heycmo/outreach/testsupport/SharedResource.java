package com.heycmo.outreach.testsupport;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A resource that all tests of this process share because it is slow to start. It is created at the first use and closed
 * when the process ends. JUnit's own store lasts for one JUnit run only, and with several forks each class is one run.
 */
public final class SharedResource<T extends AutoCloseable> {

    private final Supplier<T> start;
    private @Nullable T started;
    private @Nullable RuntimeException failure;

    public SharedResource(Supplier<T> start) {
        this.start = start;
    }

    /** The shared instance. A failed start is remembered, so that not every test waits for it again. */
    public synchronized T get() {
        if (failure != null) {
            throw failure;
        }
        T shared = started;
        return shared == null ? startOnce() : shared;
    }

    private T startOnce() {
        try {
            T shared = start.get();
            started = shared;
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(shared)));
            return shared;
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        }
    }

    private static void close(AutoCloseable shared) {
        try {
            shared.close();
        } catch (Exception e) {
            throw new IllegalStateException("The shared resource could not be closed.", e);
        }
    }
}
