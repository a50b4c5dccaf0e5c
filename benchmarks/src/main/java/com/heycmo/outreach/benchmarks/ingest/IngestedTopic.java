package com.heycmo.outreach.benchmarks.ingest;

import com.heycmo.outreach.benchmarks.running.Broker;
import com.heycmo.outreach.benchmarks.running.Database;
import com.heycmo.outreach.event.Topic;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

/**
 * The drafts topic, read by the service. A lock on its table holds the service up while the topic is filled; the time
 * runs from the end of the lock until the service has committed the last offset.
 */
final class IngestedTopic {

    private static final String TOPIC = Topic.DRAFTS.topicName();
    private static final String GROUP = "outreach-drafting-ingest";

    private final Broker broker;
    private final Database database;
    private final DraftRecords records;

    IngestedTopic(Broker broker, Database database, DraftRecords records) {
        this.broker = broker;
        this.database = database;
        this.records = records;
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
            records.publish(broker, TOPIC);
            start = System.nanoTime();
            connection.commit();
        }
        long end = broker.written(TOPIC);
        while (broker.committed(GROUP, TOPIC) < end) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        IngestMeasure.check(database, records);
        broker.forget(TOPIC);
        return records.count() / seconds;
    }
}
