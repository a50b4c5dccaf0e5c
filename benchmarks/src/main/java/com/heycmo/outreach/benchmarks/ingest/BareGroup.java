package com.heycmo.outreach.benchmarks.ingest;

import com.heycmo.outreach.benchmarks.running.Broker;
import com.heycmo.outreach.benchmarks.running.Database;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Some bare consumers that share a topic of the same drafts. */
final class BareGroup {

    private static final String TOPIC = "benchmark.drafts";

    private final Broker broker;
    private final Database database;
    private final DraftRecords records;

    BareGroup(Broker broker, Database database, DraftRecords records) throws Exception {
        this.broker = broker;
        this.database = database;
        this.records = records;
        broker.create(TOPIC);
        records.publish(broker, TOPIC);
    }

    /** Records a second into an empty table. */
    double consume(int consumers) throws Exception {
        database.execute("TRUNCATE linkedin_outreach_queue");
        String group = "bare-" + UUID.randomUUID();
        AtomicLong left = new AtomicLong(records.count());
        ExecutorService threads = Executors.newFixedThreadPool(consumers);
        try {
            AtomicLong begin = new AtomicLong();
            for (Future<Void> done : threads.invokeAll(
                    Collections.nCopies(consumers, new BareConsumer(broker, TOPIC, group, database, left, begin)))) {
                done.get();
            }
            double seconds = (System.nanoTime() - begin.get()) / 1e9;
            IngestMeasure.check(database, records);
            return records.count() / seconds;
        } finally {
            threads.shutdown();
        }
    }
}
