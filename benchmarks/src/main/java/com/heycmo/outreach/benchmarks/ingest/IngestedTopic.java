package com.heycmo.outreach.benchmarks.ingest;

import com.heycmo.outreach.benchmarks.running.Broker;
import com.heycmo.outreach.benchmarks.running.Database;
import com.heycmo.outreach.benchmarks.seed.Drafts;
import com.heycmo.outreach.event.Topic;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A topic of drafts that somebody brings to the table. A lock on the table holds the reader up while the topic is filled;
 * the time runs from the end of the lock until the reader has committed the last offset.
 */
final class IngestedTopic {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Broker broker;
    private final String name;
    private final String group;
    private final Database database;
    private final DraftRecords records;

    /** @param group of the reader */
    IngestedTopic(Broker broker, String name, String group, Database database, DraftRecords records) {
        this.broker = broker;
        this.name = name;
        this.group = group;
        this.database = database;
        this.records = records;
    }

    /** The drafts topic, read by the service. */
    static IngestedTopic ofService(Broker broker, Database database, DraftRecords records) {
        return new IngestedTopic(broker, Topic.DRAFTS.topicName(), "outreach-drafting-ingest", database, records);
    }

    /** Records a second into an empty table. */
    double first() throws Exception {
        return perSecond("TRUNCATE linkedin_outreach_queue");
    }

    /** Records a second that say nothing new. */
    double again() throws Exception {
        return perSecond("LOCK TABLE linkedin_outreach_queue IN ACCESS EXCLUSIVE MODE");
    }

    private double perSecond(String lock) throws Exception {
        long start;
        try (Connection connection = Database.open(database.owner());
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(lock);
            records.publish(broker, name);
            start = System.nanoTime();
            connection.commit();
        }
        long end = broker.written(name);
        while (broker.committed(group, name) < end) {
            Drafts.require(System.nanoTime() - start < PATIENCE.toNanos(), "Nobody reads the topic to its end.");
            TimeUnit.MILLISECONDS.sleep(10);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        IngestMeasure.check(database, records);
        broker.forget(name);
        return records.count() / seconds;
    }
}
