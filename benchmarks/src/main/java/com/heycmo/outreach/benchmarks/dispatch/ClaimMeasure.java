package com.heycmo.outreach.benchmarks.dispatch;

import com.heycmo.outreach.benchmarks.Measure;
import com.heycmo.outreach.benchmarks.Options;
import com.heycmo.outreach.benchmarks.figures.Report;
import com.heycmo.outreach.benchmarks.figures.Rounds;
import com.heycmo.outreach.benchmarks.figures.Target;
import com.heycmo.outreach.benchmarks.load.Load;
import com.heycmo.outreach.benchmarks.load.Run;
import com.heycmo.outreach.benchmarks.running.Database;
import com.heycmo.outreach.benchmarks.running.Servers;
import com.heycmo.outreach.benchmarks.running.Service;
import com.heycmo.outreach.benchmarks.seed.Customers;
import com.heycmo.outreach.benchmarks.seed.Drafts;
import com.heycmo.outreach.benchmarks.statement.JdbcClaims;
import java.time.Duration;
import java.util.Map;

/** Claims over HTTP, beside the same statement by plain JDBC on the same table. */
public final class ClaimMeasure implements Measure {

    private long claims;

    @Override
    public void run(Servers servers, Options options, Report report) throws Exception {
        claims = 0;
        try (Database database = servers.database("claim")) {
            Customers customers = Customers.create(database, options.customers());
            Drafts.add(database, Drafts.State.APPROVED, 1, Math.max(1, options.rows() / options.customers()));
            Drafts.settle(database);
            Duration time = Duration.ofSeconds(options.seconds());
            try (Service dispatch = Service.start("dispatch-service", database, servers, options, Map.of());
                    Load http = new Load(options.connections(), () -> new HttpPolls(dispatch.port(), customers, true));
                    Load jdbc = new Load(
                            options.connections(),
                            () -> new JdbcClaims(database, () -> customers.any().id(), true))) {
                WarmUp.run(http, options.warmUp(), this::counted);
                report.add(new Rounds(options.rounds())
                        .compare(
                                "claim over HTTP, %d connections, %,d customers"
                                        .formatted(options.connections(), options.customers()),
                                () -> counted(http.during(time)),
                                "the claim statement by plain JDBC",
                                () -> counted(jdbc.during(time)),
                                "/s",
                                Target.atLeast(0.60)));
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
