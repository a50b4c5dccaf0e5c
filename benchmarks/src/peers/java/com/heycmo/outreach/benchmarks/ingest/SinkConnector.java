package com.heycmo.outreach.benchmarks.ingest;

import com.heycmo.outreach.benchmarks.running.Broker;
import com.heycmo.outreach.benchmarks.running.Database;
import com.heycmo.outreach.benchmarks.running.KafkaConnect;
import com.heycmo.outreach.benchmarks.running.Servers;
import com.heycmo.outreach.benchmarks.seed.Drafts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Debezium's JDBC sink connector, which upserts drafts into the queue by the queue's unique key.
 *
 * <p>It writes the same records to the same table, as near as it can: the schema of a draft is given to the converter,
 * for a draft says nothing of it; the id, which it cannot compute, is the column's default; it checks nothing, and every
 * draft that it meets overwrites the row, the edited and the newer ones too.
 */
final class SinkConnector implements AutoCloseable {

    /** What Kafka Connect has to know of a draft before it can be written as a row. */
    private static final String SCHEMA = """
            {"type":"struct","fields":[
             {"field":"customerId","type":"string","name":"io.debezium.data.Uuid"},
             {"field":"action","type":"string"},
             {"field":"prospectUrl","type":"string"},
             {"field":"dayOffset","type":"int32"},
             %s,
             {"field":"draftedAt","type":"string","name":"io.debezium.time.ZonedTimestamp"}]}
            """.formatted(
            List.of("prospectName", "prospectCompany", "prospectRole", "body", "intentSource", "intentReason").stream()
                    .map("{\"field\":\"%s\",\"type\":\"string\",\"optional\":true}"::formatted)
                    .collect(Collectors.joining(",")));

    /** A worker commits its offsets once a minute, but the time is taken until they are committed. */
    private static final String COMMIT_MILLIS = "100";

    /** Rows of which nothing got lost on the way. */
    private static final String WHOLE = """
            SELECT count(*)
              FROM linkedin_outreach_queue
             WHERE status = 'pending_review' AND action = 'message' AND day_offset = 0
               AND prospect_url LIKE '%/person-' || lpad(substr(prospect_name, 8), 7, '0')
               AND prospect_company = 'Acme' AND prospect_role = 'Head of Operations'
               AND body LIKE 'A sentence about%' AND intent_source = 'funding_news'
               AND intent_reason = 'Series B on Monday' AND drafted_at = '2026-11-20T09:30:00Z'
            """;

    private final KafkaConnect connect;
    private final IngestedTopic topic;
    private final Database database;
    private final DraftRecords records;

    private SinkConnector(KafkaConnect connect, IngestedTopic topic, Database database, DraftRecords records) {
        this.connect = connect;
        this.topic = topic;
        this.database = database;
        this.records = records;
    }

    /** As it is when nothing is set: batches of 500, a statement for each record. */
    static SinkConnector usual(Servers servers, Broker broker, Database database, DraftRecords records)
            throws Exception {
        return start(servers, broker, database, records, 1, Map.of());
    }

    /** Batches of 2000, reduced to one record of each key, in arrays of one statement. */
    static SinkConnector best(Servers servers, Broker broker, Database database, DraftRecords records, int tasks)
            throws Exception {
        return start(
                servers,
                broker,
                database,
                records,
                tasks,
                Map.of(
                        "batch.size", "2000",
                        "consumer.override.max.poll.records", "2000",
                        "use.reduction.buffer", "true",
                        "dialect.postgres.unnest.insert.enabled", "true"));
    }

    private static SinkConnector start(
            Servers servers,
            Broker broker,
            Database database,
            DraftRecords records,
            int tasks,
            Map<String, String> options)
            throws Exception {
        database.execute("ALTER TABLE linkedin_outreach_queue ALTER COLUMN id SET DEFAULT gen_random_uuid()");
        String name = "sink-" + UUID.randomUUID();
        broker.create(name);
        Map<String, String> connector = new HashMap<>(Map.of(
                "name", name,
                "connector.class", "io.debezium.connector.jdbc.JdbcSinkConnector",
                "tasks.max", Integer.toString(tasks),
                "topics", name,
                "connection.url", database.owner().jdbcUrl(),
                "connection.username", database.owner().user(),
                "connection.password", database.owner().password()));
        connector.putAll(Map.of(
                "collection.name.format", "linkedin_outreach_queue",
                "column.naming.strategy", SnakeCaseColumns.class.getName(),
                "insert.mode", "upsert",
                "primary.key.mode", "record_value",
                "primary.key.fields", "customerId,prospectUrl,action,dayOffset"));
        connector.putAll(options);
        Map<String, String> worker = Map.of(
                "key.converter",
                "org.apache.kafka.connect.storage.StringConverter",
                "value.converter",
                "org.apache.kafka.connect.json.JsonConverter",
                "value.converter.schema.content",
                SCHEMA,
                "offset.flush.interval.ms",
                COMMIT_MILLIS);
        return new SinkConnector(
                KafkaConnect.start(servers, worker, connector),
                new IngestedTopic(broker, name, "connect-" + name, database, records),
                database,
                records);
    }

    /** Records a second into an empty table. */
    double first() throws Exception {
        try {
            double perSecond = topic.first();
            long whole = database.number(WHOLE);
            Drafts.require(whole == records.distinct(), "There are %d whole rows only.".formatted(whole));
            return perSecond;
        } catch (IllegalStateException e) {
            throw new IllegalStateException(connect.output(), e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        connect.close();
    }
}
