package com.heycmo.outreach.benchmarks.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** Does the same thing over and over on some threads, each with a worker of its own. */
public final class Load implements AutoCloseable {

    private final List<Worker> workers = new ArrayList<>();
    private final ExecutorService threads;

    /** Holds what a thread needs, a connection for instance. */
    public interface Worker extends AutoCloseable {

        /** @return whether it did what is counted */
        boolean work() throws Exception;

        /** What follows each work and is not timed. */
        default void rest() throws Exception {}
    }

    /** Makes the worker of one thread. */
    @FunctionalInterface
    public interface Workers {
        Worker make() throws Exception;
    }

    public Load(int threads, Workers workers) throws Exception {
        for (int thread = 0; thread < threads; thread++) {
            this.workers.add(workers.make());
        }
        this.threads = Executors.newFixedThreadPool(threads);
    }

    /** As often as it goes within that time. */
    public Run during(Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        return run(() -> System.nanoTime() < end);
    }

    /** So often in all, by all of them. */
    public Run times(long count) throws Exception {
        AtomicLong left = new AtomicLong(count);
        return run(() -> left.getAndDecrement() > 0);
    }

    private Run run(BooleanSupplier more) throws Exception {
        long start = System.nanoTime();
        List<Future<Run.Part>> parts = new ArrayList<>();
        for (Worker worker : workers) {
            parts.add(threads.submit(() -> part(worker, more)));
        }
        List<Run.Part> done = new ArrayList<>();
        for (Future<Run.Part> part : parts) {
            done.add(part.get());
        }
        return Run.of(done, Duration.ofNanos(System.nanoTime() - start));
    }

    private static Run.Part part(Worker worker, BooleanSupplier more) throws Exception {
        Run.Part part = new Run.Part();
        while (more.getAsBoolean()) {
            long start = System.nanoTime();
            boolean counts = worker.work();
            part.add(counts, System.nanoTime() - start);
            worker.rest();
        }
        return part;
    }

    @Override
    public void close() throws Exception {
        threads.shutdown();
        for (Worker worker : workers) {
            worker.close();
        }
    }
}
