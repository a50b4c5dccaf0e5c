package com.heycmo.outreach.benchmarks;

import com.heycmo.outreach.benchmarks.Drafts.State;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.util.Assert;

/**
 * Drafts claimed and finished by the pipeline's statements, and jobs that do nothing run by job libraries, each compared
 * with a one-row UPDATE. 100,000 are ready at the start of a round.
 *
 * <p>The libraries have no caps, no claim tokens and no event with the result. The pipeline has no retries, no schedules
 * and no heartbeats.
 */
public final class JobLibraryMeasure implements Measure {

    private static final int READY = 100_000;
    private static final Duration WARM_UP = Duration.ofSeconds(1);

    @Override
    public void run(BenchmarkContext context) throws Exception {
        int customers = context.options().customers;
        try (var database = context.servers().database("jobs", customers);
                var limit = context.servers().database("update", customers);
                var connections = connections(database, context.options().connections)) {
            refill(limit);
            try (var updates = StatementMeasures.updates(context, limit);
                    var cycles = context.statements(database, jdbc -> jdbc.claimAndReport(database.anyCustomer()))) {
                Callable<Double> update = () -> context.run(updates).perSecond();
                compare(context, "claim, result and event, by statement", update, () -> {
                    refill(database);
                    database.claims().set(0);
                    database.countClaims(cycles.during(WARM_UP));
                    double perSecond = database.countClaims(context.run(cycles));
                    database.checkClaims();
                    return perSecond;
                });
                JobLibrary locking = DbSchedulerJobs.locking(database, connections);
                compare(context, "db-scheduler, which locks what it fetches", update, () -> run(context, locking));
                JobLibrary fetching = DbSchedulerJobs.fetching(database, connections);
                compare(
                        context,
                        "db-scheduler, which fetches, and locks each task",
                        update,
                        () -> run(context, fetching));
                JobLibrary jobRunr = new JobRunrJobs(database, connections);
                compare(context, "JobRunr", update, () -> run(context, jobRunr));
            }
        }
    }

    private static void compare(
            BenchmarkContext context, String what, Callable<Double> update, Callable<Double> measured)
            throws Exception {
        context.compareRates(what + ": claimed and finished", StatementMeasures.UPDATE, Double.NaN, measured, update);
    }

    /** One connection per worker, and some for the libraries' own work. */
    private static HikariDataSource connections(Database database, int workers) {
        HikariDataSource connections = new HikariDataSource();
        connections.setJdbcUrl(database.url());
        connections.setUsername(database.server().user());
        connections.setPassword(database.server().password());
        connections.setMaximumPoolSize(workers + 4);
        return connections;
    }

    private static void refill(Database database) {
        database.drafts().clear();
        database.drafts()
                .add(State.APPROVED, 1, Math.max(1, READY / database.customers().size()));
        database.drafts().vacuum();
    }

    /** Jobs per second. */
    private static double run(BenchmarkContext context, JobLibrary library) throws Exception {
        library.fill(READY);
        LongAdder begun = new LongAdder();
        double perSecond;
        try (AutoCloseable ignored = library.work(context.options().connections, begun::increment)) {
            Broker.await(() -> begun.sum() > 0);
            TimeUnit.MILLISECONDS.sleep(WARM_UP.toMillis());
            long before = begun.sum();
            long start = System.nanoTime();
            TimeUnit.SECONDS.sleep(context.options().seconds);
            perSecond = (begun.sum() - before) / ((System.nanoTime() - start) / 1e9);
        }
        long finished = READY - library.left();
        Assert.state(
                finished == begun.sum(), () -> "%d jobs were run, %d are finished.".formatted(begun.sum(), finished));
        return perSecond;
    }
}
