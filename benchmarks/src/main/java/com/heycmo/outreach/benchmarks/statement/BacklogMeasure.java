package com.heycmo.outreach.benchmarks.statement;

import com.heycmo.outreach.benchmarks.Measure;
import com.heycmo.outreach.benchmarks.Options;
import com.heycmo.outreach.benchmarks.figures.Report;
import com.heycmo.outreach.benchmarks.figures.Rounds;
import com.heycmo.outreach.benchmarks.figures.Target;
import com.heycmo.outreach.benchmarks.running.Servers;

/** The claim statement for a customer whom nobody's extension serves, until one does. */
public final class BacklogMeasure implements Measure {

    @Override
    public void run(Servers servers, Options options, Report report) throws Exception {
        try (Backlog backlog = new Backlog(servers)) {
            report.add(new Rounds(options.rounds())
                    .compare(
                            "claim of a customer with %,d approved rows".formatted(Backlog.MANY),
                            backlog::claimsOfMany,
                            "with ten",
                            backlog::claimsOfFew,
                            "/s",
                            Target.atLeast(0.70)));
        }
    }
}
