package com.heycmo.outreach.benchmarks;

import com.heycmo.outreach.benchmarks.Drafts.Job;
import com.heycmo.outreach.benchmarks.Drafts.State;
import com.heycmo.outreach.benchmarks.Report.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.util.Assert;
import org.springframework.util.function.ThrowingFunction;

/** The statements of dispatch-service without the service. */
final class StatementMeasures {

    static final String UPDATE = "one-row UPDATE of a narrow table, committed";
    /** Of one side of a round. */
    private static final int TIMED_STATEMENTS = 2_000;

    private static final int BACKLOG = 100_000;
    /** Fewer than the lowest cap, so that no cap is reached. */
    private static final int BACKLOG_CLAIMS = 10;

    private static final int BACKLOG_REPEATS = 40;
    private static final int LARGE = 1_000_000;
    /** Per customer of a large table. The other rows were sent long ago. */
    private static final int LARGE_APPROVED = 40;

    private static final int LARGE_CLAIMS = 5_000;

    private StatementMeasures() {}

    static void statements(BenchmarkContext context) throws Exception {
        try (var database = context.database("statements", State.APPROVED);
                var updates = updates(context, database);
                var claims = context.statements(
                        database, jdbc -> jdbc.claim(database.anyCustomer()).isPresent());
                var cycles = context.statements(database, jdbc -> jdbc.claimAndReport(database.anyCustomer()))) {
            Callable<Double> update = () -> context.run(updates).perSecond();
            Callable<Double> claim = () -> database.countClaims(context.run(claims));
            Callable<Double> cycle = () -> database.countClaims(context.run(cycles));
            context.compareRates("claim statement", UPDATE, Double.NaN, claim, update);
            context.compareRates("claim, result and event, by statement", UPDATE, Double.NaN, cycle, update);
            database.checkClaims();
        }
    }

    /** Processor time of the database. Its ratios hold where throughput depends on what else the machine does. */
    static void processorTime(BenchmarkContext context) throws Exception {
        String what = "claim statement, processor time";
        if (!Files.exists(Path.of("/proc/self/schedstat"))) {
            context.report().add(what, "SKIPPED: only Linux says it of each process");
            return;
        }
        try (var database = context.database("time", State.APPROVED);
                var updating = new PlainStatements(database.owner().getConnection());
                var claiming = new PlainStatements(database.openAsService())) {
            database.drafts().copyToNarrowTable();
            List<Job> rows = database.drafts().all();
            Callable<Double> update = () -> processorMicros(
                    updating,
                    jdbc -> jdbc.update(rows.get(ThreadLocalRandom.current().nextInt(rows.size()))));
            Callable<Double> claim = () -> processorMicros(
                    claiming, jdbc -> jdbc.claim(database.anyCustomer()).isPresent());
            Target atMost = Target.atMost(3.4);
            context.compare(what, UPDATE, "µs", atMost, claim, update);
        }
    }

    /** The mean of many executions, from the kernel's account of the server's process. */
    private static double processorMicros(
            PlainStatements statements, ThrowingFunction<PlainStatements, Boolean> statement) throws Exception {
        Path account = Path.of("/proc/%d/schedstat".formatted(statements.processId()));
        long before = processorNanos(account);
        for (int execution = 0; execution < TIMED_STATEMENTS; execution++) {
            Assert.state(statement.applyWithException(statements), "A statement changed nothing.");
        }
        return (processorNanos(account) - before) / 1e3 / TIMED_STATEMENTS;
    }

    private static long processorNanos(Path account) throws IOException {
        return Long.parseLong(Files.readString(account).split(" ", 2)[0]);
    }

    /** Updates of any row of the narrow table: the least that a durable write costs. */
    static Load<PlainStatements> updates(BenchmarkContext context, Database database) throws Exception {
        database.drafts().copyToNarrowTable();
        List<Job> rows = database.drafts().all();
        return Load.of(
                context.options().connections,
                () -> new PlainStatements(database.owner().getConnection()),
                jdbc -> jdbc.update(rows.get(ThreadLocalRandom.current().nextInt(rows.size()))));
    }

    /** Whether a claim costs more if the customer has many approved drafts. */
    static void backlog(BenchmarkContext context) throws Exception {
        try (var database = context.servers().database("backlog", 2)) {
            UUID many = database.customers().get(0);
            UUID few = database.customers().get(1);
            database.drafts().add(many, State.APPROVED, 1, BACKLOG);
            // Those that the other customer claims first.
            database.drafts().add(few, State.APPROVED, BACKLOG - BACKLOG_CLAIMS + 1, BACKLOG);
            database.drafts().vacuum();
            Callable<Double> claimOfMany = () -> claimRepeatedly(database, many);
            Callable<Double> claimOfFew = () -> claimRepeatedly(database, few);
            String what = "claim of a customer with %,d approved rows".formatted(BACKLOG);
            context.compareRates(what, "with ten", 0.70, claimOfMany, claimOfFew);
        }
    }

    /** Claims a few drafts at a time and takes the claims back, which is not timed. Returns claims per second. */
    private static double claimRepeatedly(Database database, UUID customer) throws Exception {
        double seconds = 0;
        try (var jdbc = new PlainStatements(database.openAsService())) {
            for (int repeat = 0; repeat < BACKLOG_REPEATS; repeat++) {
                long start = System.nanoTime();
                for (int claim = 0; claim < BACKLOG_CLAIMS; claim++) {
                    Assert.state(jdbc.claim(customer).isPresent(), "A claim found nothing.");
                }
                seconds += (System.nanoTime() - start) / 1e9;
                database.drafts().resetClaims(customer);
            }
        }
        return BACKLOG_REPEATS * BACKLOG_CLAIMS / seconds;
    }

    /** Whether a claim costs more on a large table. The customers take turns, so that no cap is reached. */
    static void tableSizes(BenchmarkContext context) throws Exception {
        int customers = context.options().customers;
        try (var small = context.servers().database("small", customers);
                var smallClaims = claimsInTurn(context, small)) {
            Callable<Double> limit = () -> {
                small.drafts().clear();
                small.drafts().add(State.APPROVED, 1, 1);
                small.drafts().vacuum();
                return claim(smallClaims, customers);
            };
            for (int rows : new int[] {LARGE, context.options().mostRows}) {
                try (var large = context.servers().database("large", customers);
                        var largeClaims = claimsInTurn(context, large)) {
                    int approved = Math.min(Math.max(1, rows / customers), LARGE_APPROVED);
                    large.drafts().add(State.APPROVED, 1, approved);
                    large.drafts().add(State.SENT_LONG_AGO, approved + 1, rows / customers);
                    large.drafts().vacuum();
                    context.compareRates(
                            "claim statement at %,d rows".formatted(rows),
                            "at %,d rows".formatted(customers),
                            rows <= LARGE ? 0.90 : 0.85,
                            () -> claim(largeClaims, customers),
                            limit);
                }
            }
        }
    }

    private static Load<PlainStatements> claimsInTurn(BenchmarkContext context, Database database) throws Exception {
        AtomicInteger turn = new AtomicInteger();
        return context.statements(database, jdbc -> {
            List<UUID> all = database.customers();
            return jdbc.claim(all.get(Math.floorMod(turn.getAndIncrement(), all.size())))
                    .isPresent();
        });
    }

    private static double claim(Load<PlainStatements> claims, int customers) throws Exception {
        Load.Run run = claims.times(Math.min(LARGE_CLAIMS, customers / 2));
        Assert.state(run.successes() == run.attempts(), "A claim found nothing.");
        return run.perSecond();
    }
}
