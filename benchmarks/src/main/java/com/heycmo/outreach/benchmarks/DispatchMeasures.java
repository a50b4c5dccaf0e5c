package com.heycmo.outreach.benchmarks;

import com.heycmo.outreach.benchmarks.Drafts.Job;
import com.heycmo.outreach.benchmarks.Drafts.State;
import com.heycmo.outreach.benchmarks.Load.Run;
import com.heycmo.outreach.benchmarks.Report.Target;
import java.io.IOException;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Recorder;
import org.springframework.util.Assert;
import org.springframework.util.function.ThrowingFunction;

/** Requests of extensions over HTTP, compared with the same statements by plain JDBC on the same table. */
record DispatchMeasures(BenchmarkContext context, Database database) {

    private static final int WARM_UP_PART = 2_000;
    /** Half of what a small machine can do, so that no claim waits for others. */
    private static final int CLAIMS_PER_SECOND = 300;

    private static final Duration WINDOW = Duration.ofSeconds(60);

    static void claim(BenchmarkContext context) throws Exception {
        int customers = context.options().customers;
        try (var database = context.database("claim", State.APPROVED)) {
            new DispatchMeasures(context, database)
                    .compare(
                            "claim over HTTP, %d connections, %,d customers"
                                    .formatted(context.options().connections, customers),
                            "the claim statement by plain JDBC",
                            0.60,
                            extension -> extension.poll(database.anyCustomer()),
                            jdbc -> jdbc.claim(database.anyCustomer()).isPresent(),
                            database::countClaims);
            database.checkClaims();
        }
    }

    /** Most polls find nothing. */
    static void poll(BenchmarkContext context) throws Exception {
        try (var database = context.database("poll", State.SENT_LONG_AGO)) {
            new DispatchMeasures(context, database)
                    .compare(
                            "empty poll over HTTP",
                            "the same probe by plain JDBC",
                            0.40,
                            extension -> !extension.poll(database.anyCustomer()),
                            jdbc -> jdbc.claim(database.anyCustomer()).isEmpty(),
                            DispatchMeasures::pollRate);
        }
    }

    private static double pollRate(Run run) {
        Assert.state(run.successes() == run.attempts(), "A poll of an empty queue found a job.");
        return run.perSecond();
    }

    static void result(BenchmarkContext context) throws Exception {
        try (var database = context.database("result", State.CLAIMED)) {
            Queue<Job> jobs = new ConcurrentLinkedQueue<>(database.drafts().all());
            int all = jobs.size();
            new DispatchMeasures(context, database)
                    .compare(
                            "result over HTTP, with its event",
                            "the same transaction by plain JDBC",
                            0.55,
                            extension -> extension.report(jobs.remove()),
                            jdbc -> jdbc.report(jobs.remove()),
                            Run::perSecond);
            database.drafts().checkResults(all - jobs.size());
        }
    }

    /** @param rate checks a run and returns its rate */
    private void compare(
            String what,
            String limit,
            double atLeast,
            ThrowingFunction<Extension, Boolean> request,
            ThrowingFunction<PlainStatements, Boolean> statement,
            ToDoubleFunction<Run> rate)
            throws Exception {
        try (var dispatch = context.dispatchService(database);
                var http = context.requests(dispatch, database, request);
                var jdbc = context.statements(database, statement)) {
            warmUp(http, rate);
            context.compareRates(
                    what,
                    limit,
                    atLeast,
                    () -> rate.applyAsDouble(context.run(http)),
                    () -> rate.applyAsDouble(context.run(jdbc)));
        }
    }

    /**
     * Lets the JIT compiler finish before a service is measured. It needs the pauses: under full load it gets almost no
     * processor time, and thousands of methods stay interpreted for minutes.
     */
    private void warmUp(Load<Extension> http, ToDoubleFunction<Run> rate) throws Exception {
        for (int left = context.options().warmUp; left > 0; left -= WARM_UP_PART) {
            double perSecond = rate.applyAsDouble(http.times(Math.min(WARM_UP_PART, left)));
            System.out.printf("Warm-up: %,d requests left, %,.0f/s%n", left, perSecond);
            TimeUnit.SECONDS.sleep(1);
        }
    }

    static void bloat(BenchmarkContext context) throws Exception {
        int seconds = context.options().heldSeconds;
        long pauseNanos = TimeUnit.SECONDS.toNanos(context.options().connections) / CLAIMS_PER_SECOND;
        String what = "claim over HTTP, p99 of the last minute of %d s with a snapshot held".formatted(seconds);
        try (var database = context.database("bloat", State.APPROVED);
                var dispatch = context.dispatchService(database)) {
            PacedClaims claims = new PacedClaims(database, pauseNanos, new Recorder(3));
            try (var load = context.requests(dispatch, database, claims::claimAndReport)) {
                claims.p99(load, WINDOW.dividedBy(4));
                List<Double> before = List.of(claims.p99(load, WINDOW));
                List<Double> after = List.of(claims.p99WithSnapshot(load, Duration.ofSeconds(seconds)));
                database.checkClaims();
                context.report()
                        .add(new Report.Result(what, "of a minute without", "ms", Target.atMost(2), after, before));
            }
        }
    }

    /** Claims at a steady rate, with their results. */
    private record PacedClaims(Database database, long pauseNanos, Recorder claimNanos) {

        /** Only the claim is timed. */
        private boolean claimAndReport(Extension extension) throws IOException, InterruptedException {
            long start = System.nanoTime();
            Optional<Job> job = extension.claim(database.anyCustomer());
            claimNanos.recordValue(System.nanoTime() - start);
            boolean reported = job.isPresent() && extension.report(job.get());
            TimeUnit.NANOSECONDS.sleep(start + pauseNanos - System.nanoTime());
            return reported;
        }

        private double p99(Load<Extension> load, Duration time) throws Exception {
            claimNanos.reset();
            double perSecond = database.countClaims(load.during(time));
            double p99 = claimNanos.getIntervalHistogram().getValueAtPercentile(99) / 1e6;
            System.out.printf("claim p99 %.1f ms, %.0f/s%n", p99, perSecond);
            return p99;
        }

        private double p99WithSnapshot(Load<Extension> load, Duration held) throws Exception {
            try (Connection connection = database.owner().getConnection()) {
                connection.setAutoCommit(false);
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                connection.createStatement().execute("SELECT 1 FROM linkedin_outreach_queue LIMIT 1");
                long end = System.nanoTime() + held.minus(WINDOW).toNanos();
                while (System.nanoTime() < end) {
                    p99(load, WINDOW.dividedBy(2));
                }
                return p99(load, WINDOW);
            }
        }
    }
}
