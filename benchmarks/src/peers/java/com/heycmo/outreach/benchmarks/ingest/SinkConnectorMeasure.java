package com.heycmo.outreach.benchmarks.ingest;

import com.heycmo.outreach.benchmarks.Measure;
import com.heycmo.outreach.benchmarks.Options;
import com.heycmo.outreach.benchmarks.figures.Report;
import com.heycmo.outreach.benchmarks.figures.Rounds;
import com.heycmo.outreach.benchmarks.figures.Target;
import com.heycmo.outreach.benchmarks.running.Broker;
import com.heycmo.outreach.benchmarks.running.Database;
import com.heycmo.outreach.benchmarks.running.Servers;
import com.heycmo.outreach.benchmarks.running.Service;

/** Ingest beside Debezium's JDBC sink connector, at as many consumers as it has tasks. */
public final class SinkConnectorMeasure implements Measure {

    private static final String PEER = "Debezium's JDBC sink connector, ";

    @Override
    public void run(Servers servers, Options options, Report report) throws Exception {
        DraftRecords records = new DraftRecords(options.drafts(), options.customers());
        Rounds rounds = new Rounds(options.rounds());
        try (Database database = servers.database("sink");
                Broker broker = new Broker(servers.broker())) {
            try (Service ignored = IngestMeasure.ingest(servers, options, database, 1)) {
                IngestedTopic topic = IngestedTopic.ofService(broker, database, records);
                try (SinkConnector usual = SinkConnector.usual(servers, broker, database, records)) {
                    report.add(rounds.compare(
                            "ingest, one consumer",
                            topic::first,
                            PEER + "its default: one task, batches of 500",
                            usual::first,
                            "/s",
                            Target.atLeast(2.5)));
                }
                try (SinkConnector best = SinkConnector.best(servers, broker, database, records, 1)) {
                    report.add(rounds.compare(
                            "ingest, one consumer",
                            topic::first,
                            PEER + "its best: one task, batches of 2000, in arrays",
                            best::first,
                            "/s",
                            Target.atLeast(1.7)));
                }
            }
            try (Service ignored = IngestMeasure.ingest(servers, options, database, 2);
                    SinkConnector best = SinkConnector.best(servers, broker, database, records, 2)) {
                IngestedTopic topic = IngestedTopic.ofService(broker, database, records);
                report.add(rounds.compare(
                        "ingest, two consumers",
                        topic::first,
                        PEER + "its best: two tasks, batches of 2000, in arrays",
                        best::first,
                        "/s",
                        Target.atLeast(1.7)));
            }
        }
    }
}
