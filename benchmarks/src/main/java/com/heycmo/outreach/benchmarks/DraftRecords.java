package com.heycmo.outreach.benchmarks;

import com.heycmo.outreach.benchmarks.Benchmarks.Options;
import com.heycmo.outreach.event.Topic;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.util.Assert;

/** Drafts as an agent publishes them, about 500 bytes each. Every tenth repeats an earlier one. */
record DraftRecords(List<String> customerIds, List<byte[]> values) {

    static final String QUEUE = "linkedin_outreach_queue";
    private static final int ONE_IN = 10;
    private static final String VALUE = """
            {"customerId":"%s","action":"message","prospectUrl":"https://www.linkedin.com/in/person-%07d",\
            "prospectName":"Person %d","prospectCompany":"Acme","prospectRole":"Head of Operations",\
            "body":"%s","dayOffset":0,"intentSource":"funding_news","intentReason":"Series B on Monday",\
            "draftedAt":"2026-11-20T09:30:00Z"}""";
    private static final String BODY = "A sentence about what they said. ".repeat(5);

    static DraftRecords create(Options options) {
        List<UUID> customers =
                Stream.generate(UUID::randomUUID).limit(options.customers).toList();
        List<String> customerIds = new ArrayList<>();
        List<byte[]> values = new ArrayList<>();
        for (int index = 0; index < options.drafts; index++) {
            int number = index % ONE_IN == ONE_IN - 1 ? index - ONE_IN / 2 : index;
            String customerId = customers.get(number % customers.size()).toString();
            customerIds.add(customerId);
            values.add(VALUE.formatted(customerId, number, number, BODY).getBytes(StandardCharsets.UTF_8));
        }
        return new DraftRecords(customerIds, values);
    }

    /** The same drafts, an hour older. The queue keeps the newer ones, and writes as little as for records that are consumed twice. */
    DraftRecords older() {
        return new DraftRecords(
                customerIds,
                values.stream()
                        .map(value -> new String(value, StandardCharsets.UTF_8)
                                .replace("T09:30:00Z", "T08:30:00Z")
                                .getBytes(StandardCharsets.UTF_8))
                        .toList());
    }

    int count() {
        return values.size();
    }

    int distinct() {
        return count() - count() / ONE_IN;
    }

    /** Returns when the broker has acknowledged all of them. */
    void publish(Broker broker, String topic) throws InterruptedException, ExecutionException {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        for (int index = 0; index < count(); index++) {
            records.add(new ProducerRecord<>(topic, customerIds.get(index), values.get(index)));
        }
        try (KafkaProducer<String, byte[]> producer = broker.producer(5)) {
            Broker.send(producer, records);
        }
    }

    /** Records per second since the start. Checks that the table has exactly one row for each distinct draft. */
    double storedPerSecond(Database database, String table, long startNanos) {
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        long rows = database.drafts().count(table);
        Assert.state(
                rows == distinct(),
                () -> "%d distinct drafts were published, %d rows are stored.".formatted(distinct(), rows));
        return count() / seconds;
    }

    /**
     * A topic of drafts that a consumer group writes to the queue. A lock on the table blocks the group while the topic is
     * filled. The time runs from the end of the lock until the group has committed the last offset.
     */
    record IngestedTopic(Broker broker, String name, String group, Database database, DraftRecords records) {

        static IngestedTopic ofService(Broker broker, Database database, DraftRecords records) {
            return new IngestedTopic(broker, Topic.DRAFTS.topicName(), "outreach-drafting-ingest", database, records);
        }

        /** Records per second into an empty table. */
        double first() throws Exception {
            return perSecond("TRUNCATE linkedin_outreach_queue CASCADE", records);
        }

        /** Records per second if all of them are stored already, in a newer version. */
        double older() throws Exception {
            return perSecond("LOCK TABLE linkedin_outreach_queue IN ACCESS EXCLUSIVE MODE", records.older());
        }

        private double perSecond(String lock, DraftRecords published) throws Exception {
            long start;
            try (Connection connection = database.owner().getConnection();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute(lock);
                published.publish(broker, name);
                start = System.nanoTime();
                connection.commit();
            }
            long end = broker.written(name);
            Broker.await(() -> broker.committed(group, name) >= end);
            return records.storedPerSecond(database, QUEUE, start);
        }
    }
}
