package com.heycmo.outreach.benchmarks.statement;

import com.heycmo.outreach.benchmarks.Measure;
import com.heycmo.outreach.benchmarks.Options;
import com.heycmo.outreach.benchmarks.figures.Report;
import com.heycmo.outreach.benchmarks.figures.Rounds;
import com.heycmo.outreach.benchmarks.figures.Rounds.Side;
import com.heycmo.outreach.benchmarks.figures.Target;
import com.heycmo.outreach.benchmarks.load.Load;
import com.heycmo.outreach.benchmarks.load.Run;
import com.heycmo.outreach.benchmarks.running.Database;
import com.heycmo.outreach.benchmarks.running.Servers;
import com.heycmo.outreach.benchmarks.seed.Customers;
import com.heycmo.outreach.benchmarks.seed.Drafts;
import com.heycmo.outreach.benchmarks.seed.Drafts.Job;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Jobs claimed and finished, of 100,000 that are ready and do nothing: drafts by the statements of the pipeline, and jobs
 * by libraries of jobs, each beside the commit of one changed row.
 *
 * <p>The libraries have no cap for each customer and action, no token that tells one claim from another, and write no
 * event with the result; a draft is never retried by itself, never scheduled anew, and has no worker that must prove to
 * be alive, as their jobs do.
 */
public final class JobLibraryMeasure implements Measure {

    private static final int READY = 100_000;
    private static final Duration WARM = Duration.ofSeconds(1);

    @Override
    public void run(Servers servers, Options options, Report report) throws Exception {
        try (Database database = servers.database("jobs");
                Database limit = servers.database("update");
                HikariDataSource connections = connections(database, options)) {
            Customers customers = filled(database, options);
            filled(limit, options);
            List<Job> rows = Drafts.all(limit);
            Duration time = Duration.ofSeconds(options.seconds());
            try (Load update = new Load(options.connections(), () -> new JdbcUpdates(limit, rows));
                    Load cycle = new Load(
                            options.connections(),
                            () -> new JdbcCycles(database, () -> customers.any().id()))) {
                Side updates = () -> update.during(time).perSecond();
                compare(report, options, "claim, result and event, by statement", updates, () -> {
                    refill(database, options);
                    return drafts(database, cycle.during(WARM), cycle.during(time));
                });
                compare(
                        report,
                        options,
                        "db-scheduler, which locks what it fetches",
                        updates,
                        () -> jobs(DbSchedulerJobs.locking(database, connections), options));
                compare(
                        report,
                        options,
                        "db-scheduler, which fetches, and locks each task",
                        updates,
                        () -> jobs(DbSchedulerJobs.fetching(database, connections), options));
                compare(
                        report,
                        options,
                        "JobRunr",
                        updates,
                        () -> jobs(new JobRunrJobs(database, connections), options));
            }
        }
    }

    private static void compare(Report report, Options options, String what, Side updates, Side measured)
            throws Exception {
        report.add(new Rounds(options.rounds())
                .compare(
                        what + ": claimed and finished",
                        measured,
                        "one-row UPDATE, committed",
                        updates,
                        "/s",
                        Target.none()));
    }

    /** Those of the libraries: one for each worker, and some for what else they do. */
    private static HikariDataSource connections(Database database, Options options) {
        HikariDataSource connections = new HikariDataSource();
        connections.setJdbcUrl(database.owner().jdbcUrl());
        connections.setUsername(database.owner().user());
        connections.setPassword(database.owner().password());
        connections.setMaximumPoolSize(options.connections() + 4);
        return connections;
    }

    private static Customers filled(Database database, Options options) throws Exception {
        Customers customers = Customers.create(database, options.customers());
        refill(database, options);
        return customers;
    }

    private static void refill(Database database, Options options) throws Exception {
        database.execute("TRUNCATE linkedin_outreach_queue");
        Drafts.add(database, Drafts.State.APPROVED, 1, Math.max(1, READY / options.customers()));
        Drafts.settle(database);
    }

    private static double drafts(Database database, Run warm, Run run) throws Exception {
        Drafts.checkClaims(database, warm.count() + run.count());
        return run.perSecond();
    }

    /** Those run within some seconds: whoever begins the next has finished the one before. */
    private static double jobs(JobLibrary library, Options options) throws Exception {
        library.fill(READY);
        LongAdder begun = new LongAdder();
        double perSecond;
        try (AutoCloseable ignored = library.work(options.connections(), begun::increment)) {
            while (begun.sum() == 0) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            TimeUnit.MILLISECONDS.sleep(WARM.toMillis());
            long before = begun.sum();
            long start = System.nanoTime();
            TimeUnit.SECONDS.sleep(options.seconds());
            perSecond = (begun.sum() - before) / ((System.nanoTime() - start) / 1e9);
        }
        long finished = READY - library.left();
        Drafts.require(
                finished == begun.sum(), "%d jobs were run, and %d are finished.".formatted(begun.sum(), finished));
        return perSecond;
    }
}
