package com.heycmo.outreach.benchmarks.statement;

import com.heycmo.outreach.benchmarks.Measure;
import com.heycmo.outreach.benchmarks.Options;
import com.heycmo.outreach.benchmarks.figures.Report;
import com.heycmo.outreach.benchmarks.figures.Rounds;
import com.heycmo.outreach.benchmarks.figures.Target;
import com.heycmo.outreach.benchmarks.load.Load;
import com.heycmo.outreach.benchmarks.load.Run;
import com.heycmo.outreach.benchmarks.running.Database;
import com.heycmo.outreach.benchmarks.running.Servers;
import com.heycmo.outreach.benchmarks.seed.Customers;
import com.heycmo.outreach.benchmarks.seed.Drafts;
import com.heycmo.outreach.benchmarks.seed.Drafts.Job;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** The statements alone, beside the commit of one changed row on the same table. */
public final class StatementMeasure implements Measure {

    private long claims;

    @Override
    public void run(Servers servers, Options options, Report report) throws Exception {
        claims = 0;
        try (Database database = servers.database("statements")) {
            Customers customers = Customers.create(database, options.customers());
            Drafts.add(database, Drafts.State.APPROVED, 1, Math.max(1, options.rows() / options.customers()));
            Drafts.settle(database);
            List<Job> rows = Drafts.all(database);
            Supplier<UUID> anybody = () -> customers.any().id();
            Duration time = Duration.ofSeconds(options.seconds());
            Rounds rounds = new Rounds(options.rounds());
            try (Load update = new Load(options.connections(), () -> new JdbcUpdates(database, rows));
                    Load claim = new Load(options.connections(), () -> new JdbcClaims(database, anybody, true));
                    Load cycle = new Load(options.connections(), () -> new JdbcCycles(database, anybody))) {
                report.add(rounds.compare(
                        "claim statement",
                        () -> counted(claim.during(time)),
                        "one-row UPDATE, committed",
                        () -> update.during(time).perSecond(),
                        "/s",
                        Target.atLeast(0.45)));
                report.add(rounds.compare(
                        "claim, result and event, by statement",
                        () -> counted(cycle.during(time)),
                        "one-row UPDATE, committed",
                        () -> update.during(time).perSecond(),
                        "/s",
                        Target.atLeast(0.36)));
            }
            Drafts.checkClaims(database, claims);
        }
    }

    private double counted(Run run) {
        claims += run.count();
        Drafts.require(run.count() > run.tries() * 0.98, "There was nothing left to claim: give it more --rows.");
        return run.perSecond();
    }
}
