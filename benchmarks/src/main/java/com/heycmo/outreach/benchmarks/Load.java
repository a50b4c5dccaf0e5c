package com.heycmo.outreach.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import org.springframework.util.function.ThrowingFunction;

/** Repeats an operation, which returns whether it succeeded, on several threads with a resource each. */
record Load<R extends AutoCloseable>(List<R> resources, ThrowingFunction<R, Boolean> operation, ExecutorService threads)
        implements AutoCloseable {

    record Run(long successes, long attempts, Duration time) {

        double perSecond() {
            return successes / (time.toNanos() / 1e9);
        }
    }

    static <R extends AutoCloseable> Load<R> of(
            int threads, Callable<R> resource, ThrowingFunction<R, Boolean> operation) throws Exception {
        List<R> resources = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            resources.add(resource.call());
        }
        return new Load<>(resources, operation, Executors.newFixedThreadPool(threads));
    }

    Run during(Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        return run(() -> System.nanoTime() < end);
    }

    /** Shares this number of operations among the threads. */
    Run times(long count) throws Exception {
        AtomicLong left = new AtomicLong(count);
        return run(() -> left.getAndDecrement() > 0);
    }

    Run run(BooleanSupplier more) throws Exception {
        LongAdder successes = new LongAdder();
        LongAdder attempts = new LongAdder();
        long start = System.nanoTime();
        List<Future<?>> running = new ArrayList<>();
        for (R resource : resources) {
            running.add(threads.submit(() -> {
                while (more.getAsBoolean()) {
                    successes.add(operation.applyWithException(resource) ? 1 : 0);
                    attempts.increment();
                }
                return null;
            }));
        }
        for (Future<?> each : running) {
            each.get();
        }
        return new Run(successes.sum(), attempts.sum(), Duration.ofNanos(System.nanoTime() - start));
    }

    @Override
    public void close() throws Exception {
        threads.shutdown();
        for (R resource : resources) {
            resource.close();
        }
    }
}
