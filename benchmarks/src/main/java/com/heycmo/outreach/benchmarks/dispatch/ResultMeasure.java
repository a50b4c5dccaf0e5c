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
import com.heycmo.outreach.benchmarks.seed.Drafts.Job;
import com.heycmo.outreach.benchmarks.statement.JdbcResults;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;

/** Results with their events over HTTP, beside the same transaction by plain JDBC on the same table. */
public final class ResultMeasure implements Measure {

    private long results;

    @Override
    public void run(Servers servers, Options options, Report report) throws Exception {
        results = 0;
        try (Database database = servers.database("result")) {
            Customers customers = Customers.create(database, options.customers());
            Drafts.add(database, Drafts.State.CLAIMED, 1, Math.max(1, options.rows() / options.customers()));
            Drafts.settle(database);
            Queue<Job> jobs = Drafts.claimed(database);
            Duration time = Duration.ofSeconds(options.seconds());
            try (Service dispatch = Service.start("dispatch-service", database, servers, options, Map.of());
                    Load http =
                            new Load(options.connections(), () -> new HttpResults(dispatch.port(), customers, jobs));
                    Load jdbc = new Load(options.connections(), () -> new JdbcResults(database, jobs))) {
                WarmUp.run(http, options.warmUp(), this::counted);
                report.add(new Rounds(options.rounds())
                        .compare(
                                "result over HTTP, with its event",
                                () -> counted(http.during(time)),
                                "the same transaction by plain JDBC",
                                () -> counted(jdbc.during(time)),
                                "/s",
                                Target.atLeast(0.55)));
                check(database);
            }
        }
    }

    private double counted(Run run) {
        results += run.count();
        return run.perSecond();
    }

    private void check(Database database) throws SQLException {
        long sent = database.number("SELECT count(*) FROM linkedin_outreach_queue WHERE status = 'sent'");
        Drafts.require(sent == results, "%d results were answered, but %d are stored.".formatted(results, sent));
        long unsaid = database.number("""
                SELECT count(*) FROM linkedin_outreach_queue WHERE status = 'sent' AND outcomes <> 1
                """);
        Drafts.require(unsaid == 0, unsaid + " results have no event, or several.");
    }
}
