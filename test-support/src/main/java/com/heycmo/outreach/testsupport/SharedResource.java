package com.heycmo.outreach.testsupport;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that all tests of this process share, for it takes longer to start than most tests: made at the first use,
 * closed at the process's end. What JUnit itself can keep lasts for one run of it, and where a module's tests are spread
 * over several processes each class is a run of its own.
 */
public final class SharedResource<T extends AutoCloseable> {

    private final Supplier<T> start;
    private @Nullable T started;
    private @Nullable RuntimeException failure;

    public SharedResource(Supplier<T> start) {
        this.start = start;
    }

    /** The same for all. What has failed once is not tried again for each test. */
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
            throw new IllegalStateException("What the tests shared could not be closed.", e);
        }
    }
}
