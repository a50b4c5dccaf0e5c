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
import com.heycmo.outreach.benchmarks.seed.Drafts;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Drafts from the topic to rows, validation included. */
public final class IngestMeasure implements Measure {

    @Override
    public void run(Servers servers, Options options, Report report) throws Exception {
        DraftRecords records = new DraftRecords(options.drafts(), options.customers());
        Rounds rounds = new Rounds(options.rounds());
        try (Database database = servers.database("ingest");
                Broker broker = new Broker(servers.broker())) {
            List<String[][]> batches = batches(records);
            BareGroup bare = new BareGroup(broker, database, records);
            try (Service ignored = ingest(servers, options, database, 1)) {
                IngestedTopic topic = IngestedTopic.ofService(broker, database, records);
                report.add(rounds.compare(
                        "ingest, topic to rows, one consumer",
                        topic::first,
                        "the raw unnest upsert from memory, one connection",
                        () -> raw(database, batches, records),
                        "/s",
                        Target.atLeast(0.80)));
                report.add(rounds.compare(
                        "replay of drafts that all exist",
                        topic::again,
                        "their first ingest",
                        topic::first,
                        "/s",
                        Target.atLeast(2)));
            }
            try (Service ignored = ingest(servers, options, database, 2)) {
                IngestedTopic topic = IngestedTopic.ofService(broker, database, records);
                report.add(rounds.compare(
                        "ingest, two consumers",
                        topic::first,
                        "two bare consumers, which check nothing",
                        () -> bare.consume(2),
                        "/s",
                        Target.atLeast(0.95)));
            }
        }
    }

    static Service ingest(Servers servers, Options options, Database database, int consumers) throws Exception {
        return Service.start(
                "drafting-ingest",
                database,
                servers,
                options,
                Map.of("outreach.ingest.concurrency", Integer.toString(consumers)));
    }

    private static List<String[][]> batches(DraftRecords records) {
        List<BareDraft> all = records.values().stream().map(BareDraft::parse).toList();
        List<String[][]> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += RawUpsert.BATCH) {
            List<BareDraft> batch = all.subList(from, Math.min(all.size(), from + RawUpsert.BATCH));
            batches.add(RawUpsert.columns(BareDraft.reduced(batch)));
        }
        return batches;
    }

    private static double raw(Database database, List<String[][]> batches, DraftRecords records) throws SQLException {
        database.execute("TRUNCATE linkedin_outreach_queue");
        try (RawUpsert upsert = new RawUpsert(database)) {
            long start = System.nanoTime();
            for (String[][] batch : batches) {
                upsert.write(batch);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            check(database, records);
            return records.count() / seconds;
        }
    }

    static void check(Database database, DraftRecords records) throws SQLException {
        long rows = database.number("SELECT count(*) FROM linkedin_outreach_queue");
        Drafts.require(
                rows == records.distinct(),
                "%d different drafts were published, and there are %d rows.".formatted(records.distinct(), rows));
    }
}
