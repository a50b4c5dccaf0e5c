package com.heycmo.outreach.benchmarks;

import com.heycmo.outreach.benchmarks.DraftRecords.IngestedTopic;
import com.heycmo.outreach.embedded.Ports;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.springframework.util.Assert;

/**
 * Debezium's JDBC sink connector in a stand-alone Kafka Connect worker. It upserts drafts into the queue by the queue's
 * unique key.
 *
 * <p>It writes the same records to the same table, but the converter must be given the schema of a draft, and the id is a
 * random default of the column because the connector cannot compute it. It validates nothing, and every draft overwrites
 * the row, including edited and newer ones.
 */
record SinkConnector(Servers servers, Database database, DraftRecords records) {

    /** Batches of 500 and a statement for each record. */
    static final Map<String, String> DEFAULT = Map.of();

    /** Batches of 2000, reduced to one record for each key, in arrays of one statement. */
    static final Map<String, String> BEST = Map.of(
            "batch.size", "2000",
            "consumer.override.max.poll.records", "2000",
            "use.reduction.buffer", "true",
            "dialect.postgres.unnest.insert.enabled", "true");

    private static final String SCHEMA = """
            {"type":"struct","fields":[
             {"field":"customerId","type":"string","name":"io.debezium.data.Uuid"},
             {"field":"action","type":"string"},
             {"field":"prospectUrl","type":"string"},
             {"field":"dayOffset","type":"int32"},
             {"field":"prospectName","type":"string","optional":true},
             {"field":"prospectCompany","type":"string","optional":true},
             {"field":"prospectRole","type":"string","optional":true},
             {"field":"body","type":"string","optional":true},
             {"field":"intentSource","type":"string","optional":true},
             {"field":"intentReason","type":"string","optional":true},
             {"field":"draftedAt","type":"string","name":"io.debezium.time.ZonedTimestamp"}]}
            """;

    private static final String COMPLETE_ROWS = """
            linkedin_outreach_queue
             WHERE status = 'pending_review' AND action = 'message' AND day_offset = 0
               AND prospect_url LIKE '%/person-' || lpad(substr(prospect_name, 8), 7, '0')
               AND prospect_company = 'Acme' AND prospect_role = 'Head of Operations'
               AND body LIKE 'A sentence about%' AND intent_source = 'funding_news'
               AND intent_reason = 'Series B on Monday' AND drafted_at = '2026-11-20T09:30:00Z'
            """;

    /** A running connector and its own topic. */
    record Running(ServerProcess process, IngestedTopic topic) implements AutoCloseable {

        /** Records per second into an empty table. */
        double perSecond() throws Exception {
            try {
                double perSecond = topic.first();
                long rows = topic.database().drafts().count(COMPLETE_ROWS);
                Assert.state(rows == topic.records().distinct(), () -> "Only %d rows are complete.".formatted(rows));
                return perSecond;
            } catch (RuntimeException e) {
                System.err.println(Files.readString(process.output()));
                throw e;
            }
        }

        @Override
        public void close() throws InterruptedException {
            process.close();
        }
    }

    /** Returns when all tasks are running. */
    Running start(int tasks, Map<String, String> options) throws Exception {
        database.drafts()
                .client()
                .sql("ALTER TABLE linkedin_outreach_queue ALTER COLUMN id SET DEFAULT gen_random_uuid()")
                .update();
        String name = "sink-" + UUID.randomUUID();
        servers.broker().create(name);
        Path directory = Files.createTempDirectory(servers.directory, "connect");
        int port = Ports.free();
        List<String> arguments = List.of(
                "-Dloader.main=org.apache.kafka.connect.cli.ConnectStandalone",
                "-cp",
                System.getProperty("java.class.path"),
                "org.springframework.boot.loader.launch.PropertiesLauncher",
                write(directory.resolve("worker.properties"), worker(port, directory)),
                write(directory.resolve("connector.properties"), connector(name, tasks, options)));
        URI status = URI.create("http://127.0.0.1:%d/connectors/%s/status".formatted(port, name));
        ServerProcess process = ServerProcess.start(directory.resolve("output.txt"), port, Map.of(), arguments)
                // The connector has a state, and so does each task.
                .awaitReady(() -> ServerProcess.get(status).split("\"state\":\"RUNNING\"", -1).length - 1 == tasks + 1);
        return new Running(process, new IngestedTopic(servers.broker(), name, "connect-" + name, database, records));
    }

    private Map<String, String> worker(int port, Path directory) {
        return Map.of(
                "bootstrap.servers",
                servers.broker().server().bootstrapServers(),
                "listeners",
                "http://127.0.0.1:" + port,
                "offset.storage.file.filename",
                directory.resolve("offsets").toString(),
                "plugin.discovery",
                "service_load",
                "key.converter",
                "org.apache.kafka.connect.storage.StringConverter",
                "value.converter",
                "org.apache.kafka.connect.json.JsonConverter",
                "value.converter.schema.content",
                SCHEMA,
                // The default is a minute, but the time runs until the offsets are committed.
                "offset.flush.interval.ms",
                "100");
    }

    private Map<String, String> connector(String name, int tasks, Map<String, String> options) {
        Map<String, String> connector = new HashMap<>(options);
        connector.putAll(Map.of(
                "name", name,
                "connector.class", "io.debezium.connector.jdbc.JdbcSinkConnector",
                "tasks.max", Integer.toString(tasks),
                "topics", name,
                "connection.url", database.url(),
                "connection.username", database.server().user(),
                "connection.password", database.server().password()));
        connector.putAll(Map.of(
                "collection.name.format", "linkedin_outreach_queue",
                "column.naming.strategy", SnakeCaseColumns.class.getName(),
                "insert.mode", "upsert",
                "primary.key.mode", "record_value",
                "primary.key.fields", "customerId,prospectUrl,action,dayOffset"));
        return connector;
    }

    private static String write(Path file, Map<String, String> settings) throws IOException {
        Properties properties = new Properties();
        properties.putAll(settings);
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        return file.toString();
    }
}
