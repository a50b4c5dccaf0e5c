package com.heycmo.outreach.benchmarks;

import com.heycmo.outreach.benchmarks.DraftRecords.IngestedTopic;

/** Ingest compared with Debezium's JDBC sink connector that has as many tasks as ingest has consumers. */
public final class SinkConnectorMeasure implements Measure {

    private static final String PEER = "Debezium's JDBC sink connector, ";

    @Override
    public void run(BenchmarkContext context) throws Exception {
        DraftRecords records = DraftRecords.create(context.options());
        try (var database = context.servers().database("sink", 1)) {
            IngestedTopic topic = IngestedTopic.ofService(context.servers().broker(), database, records);
            SinkConnector connector = new SinkConnector(context.servers(), database, records);
            try (var ignored = IngestMeasures.draftingIngest(context, database, 1)) {
                try (var sink = connector.start(1, SinkConnector.DEFAULT)) {
                    String limit = PEER + "its default: one task, batches of 500";
                    context.compareRates("ingest, one consumer", limit, 2.5, topic::first, sink::perSecond);
                }
                try (var sink = connector.start(1, SinkConnector.BEST)) {
                    String limit = PEER + "its best: one task, batches of 2000, in arrays";
                    context.compareRates("ingest, one consumer", limit, 1.7, topic::first, sink::perSecond);
                }
            }
            try (var ignored = IngestMeasures.draftingIngest(context, database, 2);
                    var sink = connector.start(2, SinkConnector.BEST)) {
                String limit = PEER + "its best: two tasks, batches of 2000, in arrays";
                context.compareRates("ingest, two consumers", limit, 1.7, topic::first, sink::perSecond);
            }
        }
    }
}
