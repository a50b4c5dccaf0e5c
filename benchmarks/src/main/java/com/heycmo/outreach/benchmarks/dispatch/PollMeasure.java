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

/** Polls that find nothing, which most polls do: over HTTP, beside the same statement by plain JDBC. */
public final class PollMeasure implements Measure {

    @Override
    public void run(Servers servers, Options options, Report report) throws Exception {
        try (Database database = servers.database("poll")) {
            Customers customers = Customers.create(database, options.customers());
            Drafts.add(database, Drafts.State.SENT_LONG_AGO, 1, Math.max(1, options.rows() / options.customers()));
            Drafts.settle(database);
            Duration time = Duration.ofSeconds(options.seconds());
            try (Service dispatch = Service.start("dispatch-service", database, servers, options, Map.of());
                    Load http =
                            new Load(options.connections(), () -> new HttpPolls(dispatch.port(), customers, false));
                    Load jdbc = new Load(
                            options.connections(),
                            () -> new JdbcClaims(database, () -> customers.any().id(), false))) {
                WarmUp.run(http, options.warmUp(), PollMeasure::empty);
                report.add(new Rounds(options.rounds())
                        .compare(
                                "empty poll over HTTP",
                                () -> empty(http.during(time)),
                                "the same probe by plain JDBC",
                                () -> empty(jdbc.during(time)),
                                "/s",
                                Target.atLeast(0.40)));
            }
        }
    }

    private static double empty(Run run) {
        Drafts.require(run.count() == run.tries(), "A poll found something where nothing is.");
        return run.perSecond();
    }
}
