package com.heycmo.outreach.benchmarks;

import com.heycmo.outreach.benchmarks.Contestant.Sample;
import com.heycmo.outreach.benchmarks.Drafts.Job;
import com.heycmo.outreach.benchmarks.Drafts.State;
import com.heycmo.outreach.benchmarks.Load.Run;
import com.heycmo.outreach.benchmarks.Report.Target;
import java.io.IOException;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Recorder;
import org.springframework.util.Assert;
import org.springframework.util.function.ThrowingFunction;

/** Requests of extensions over HTTP, compared with those to the plain server. */
record DispatchMeasures(BenchmarkContext context, Database database) {

    private static final int WARM_UP_PART = 2_000;
    /** Half of what a small machine can do, so that no claim waits for others. */
    private static final int CLAIMS_PER_SECOND = 300;

    private static final List<String> SERVICE_LOGINS = List.of("outreach_service", "outreach_worker");

    private static final Duration WINDOW = Duration.ofSeconds(60);

    static void claim(BenchmarkContext context) throws Exception {
        try (var database = context.database("claim", State.APPROVED)) {
            new DispatchMeasures(context, database)
                    .compare("claim", 1.0, extension -> extension.poll(database.anyCustomer()), database::countClaims);
            database.checkClaims();
        }
    }

    /** A claim, then its result. */
    static void cycle(BenchmarkContext context) throws Exception {
        try (var database = context.database("cycle", State.APPROVED)) {
            new DispatchMeasures(context, database)
                    .compare("cycle", 0.9, DispatchMeasures::claimAndReport, database::countClaims);
            database.checkClaims();
            database.drafts().checkResults(database.claims().get());
        }
    }

    private static boolean claimAndReport(Extension extension) throws IOException {
        Optional<Job> job = extension.claim(extension.database().anyCustomer());
        return job.isPresent() && extension.report(job.get());
    }

    /** Most polls find nothing. */
    static void poll(BenchmarkContext context) throws Exception {
        try (var database = context.database("poll", State.SENT_LONG_AGO)) {
            new DispatchMeasures(context, database)
                    .compare(
                            "empty poll",
                            1.5,
                            extension -> !extension.poll(database.anyCustomer()),
                            DispatchMeasures::pollRate);
        }
    }

    private static double pollRate(Run run) {
        Assert.state(run.successes() == run.attempts(), "A poll of an empty queue found a job.");
        return run.perSecond();
    }

    /** @param rate checks a run of dispatch-service and returns its rate */
    private void compare(
            String what, double atLeast, ThrowingFunction<Extension, Boolean> request, ToDoubleFunction<Run> rate)
            throws Exception {
        Optional<String> missing = PlainServer.missing();
        if (missing.isPresent()) {
            context.report().add(what + " over HTTP, beside the plain server", "SKIPPED: " + missing.get());
            return;
        }
        ServerProcess plainServer = PlainServer.start(context.servers().directory, database);
        try (var plain = contestant(plainServer, List.of(database.server().user()), request, Run::perSecond);
                var ours = contestant(context.dispatchService(database), SERVICE_LOGINS, request, rate)) {
            warmUp(plain);
            warmUp(ours);
            compare(what, atLeast, ours, plain);
        }
    }

    private Contestant contestant(
            ServerProcess server,
            List<String> logins,
            ThrowingFunction<Extension, Boolean> request,
            ToDoubleFunction<Run> rate)
            throws Exception {
        return new Contestant(server, database, logins, context.requests(server, database, request), rate);
    }

    private void compare(String what, double atLeast, Contestant ours, Contestant plain) throws Exception {
        Duration time = Duration.ofSeconds(context.options().seconds);
        List<Sample> measured = new ArrayList<>();
        List<Sample> limits = new ArrayList<>();
        for (int round = 1; round <= context.options().rounds; round++) {
            limits.add(plain.sample(time));
            measured.add(ours.sample(time));
            System.out.printf("%s: %s, plain server %s%n", what, measured.get(round - 1), limits.get(round - 1));
        }
        String requests = "%s over HTTP, %d connections, %,d customers"
                .formatted(what, context.options().connections, context.options().customers);
        report(requests, "/s", atLeast, Sample::perSecond, measured, limits);
        String processor = "processor time of each %s: ".formatted(what);
        report(processor + "the server", "ms", Double.NaN, Sample::serverMillis, measured, limits);
        report(processor + "PostgreSQL", "ms", Double.NaN, Sample::postgresMillis, measured, limits);
    }

    private void report(
            String what,
            String unit,
            double atLeast,
            Function<Sample, Double> figure,
            List<Sample> measured,
            List<Sample> limits) {
        List<Double> figures = measured.stream().map(figure).toList();
        List<Double> limiting = limits.stream().map(figure).toList();
        context.report()
                .add(new Report.Result(what, "the plain server", unit, Target.atLeast(atLeast), figures, limiting));
    }

    /**
     * Lets the JIT compiler finish before a service is measured. It needs the pauses: under full load it gets almost no
     * processor time, and thousands of methods stay interpreted for minutes.
     */
    private void warmUp(Contestant contestant) throws Exception {
        for (int left = context.options().warmUp; left > 0; left -= WARM_UP_PART) {
            Run run = contestant.load().times(Math.min(WARM_UP_PART, left));
            double perSecond = contestant.rate().applyAsDouble(run);
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
