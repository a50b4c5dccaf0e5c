package com.heycmo.outreach.benchmarks.dispatch;

import com.heycmo.outreach.benchmarks.Measure;
import com.heycmo.outreach.benchmarks.Options;
import com.heycmo.outreach.benchmarks.figures.Report;
import com.heycmo.outreach.benchmarks.figures.Result;
import com.heycmo.outreach.benchmarks.figures.Target;
import com.heycmo.outreach.benchmarks.load.Load;
import com.heycmo.outreach.benchmarks.load.Run;
import com.heycmo.outreach.benchmarks.running.Database;
import com.heycmo.outreach.benchmarks.running.Servers;
import com.heycmo.outreach.benchmarks.running.Service;
import com.heycmo.outreach.benchmarks.seed.Customers;
import com.heycmo.outreach.benchmarks.seed.Drafts;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How long a claim takes while somebody holds an old snapshot, so that no dead row is cleaned up: a forgotten
 * transaction, a backup, a report on this very database.
 */
public final class BloatMeasure implements Measure {

    /** Claims and results a second: half of what a small machine can do, so that it is the table that is measured. */
    private static final int CYCLES_PER_SECOND = 300;

    private static final Duration WINDOW = Duration.ofSeconds(60);

    @Override
    public void run(Servers servers, Options options, Report report) throws Exception {
        try (Database database = servers.database("bloat")) {
            Customers customers = Customers.create(database, options.customers());
            Drafts.add(database, Drafts.State.APPROVED, 1, Math.max(1, options.rows() / options.customers()));
            Drafts.settle(database);
            Duration pause =
                    Duration.ofSeconds(1).multipliedBy(options.connections()).dividedBy(CYCLES_PER_SECOND);
            try (Service dispatch = Service.start("dispatch-service", database, servers, options, Map.of());
                    Load load =
                            new Load(options.connections(), () -> new HttpCycles(dispatch.port(), customers, pause))) {
                load.during(WINDOW.dividedBy(4));
                Run before = load.during(WINDOW);
                Run after = whileHeld(database, load, options.held());
                Drafts.checkClaims(
                        database, database.number("SELECT count(*) FROM linkedin_outreach_queue WHERE claims > 0"));
                report.add(new Result(
                        "claim over HTTP, p99 of the last minute of %d s with a snapshot held"
                                .formatted(options.held().toSeconds()),
                        "of a minute without",
                        "ms",
                        List.of(after.percentile(0.99)),
                        List.of(before.percentile(0.99)),
                        Target.atMost(2)));
            }
        }
    }

    private static Run whileHeld(Database database, Load load, Duration held) throws Exception {
        try (Connection connection = Database.open(database.owner());
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            statement.execute("SELECT 1 FROM linkedin_outreach_queue LIMIT 1");
            long end = System.nanoTime() + held.minus(WINDOW).toNanos();
            while (System.nanoTime() < end) {
                Run run = load.during(WINDOW.dividedBy(2));
                System.out.printf(
                        "snapshot held: %d s left, claim p99 %.1f ms, %.0f a second%n",
                        (end - System.nanoTime()) / 1_000_000_000 + WINDOW.toSeconds(),
                        run.percentile(0.99),
                        run.perSecond());
            }
            return load.during(WINDOW);
        }
    }
}
