package com.heycmo.outreach.benchmarks;

import com.heycmo.outreach.benchmarks.figures.Report;
import com.heycmo.outreach.benchmarks.running.Servers;
import java.util.List;
import java.util.ServiceLoader;

/** The measures beside other people's software: those that are found, for only a build with {@code -Ppeers} has any. */
final class Peers implements Measure {

    private static final List<String> ROWS = List.of(
            "ingest beside Debezium's JDBC sink connector, its default and its best",
            "claim and finish beside db-scheduler and JobRunr");

    @Override
    public void run(Servers servers, Options options, Report report) throws Exception {
        List<Measure> found = ServiceLoader.load(Measure.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        for (Measure measure : found) {
            measure.run(servers, options, report);
        }
        if (found.isEmpty()) {
            ROWS.forEach(row -> report.skip(row, "built without -Ppeers"));
        }
    }
}
