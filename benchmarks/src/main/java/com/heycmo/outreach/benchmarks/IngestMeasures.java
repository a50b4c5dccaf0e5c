package com.heycmo.outreach.benchmarks;

import com.heycmo.outreach.benchmarks.DraftRecords.IngestedTopic;
import com.heycmo.outreach.draft.DraftId;
import com.heycmo.outreach.policy.Action;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Drafts from the topic to rows, including validation. */
record IngestMeasures(Broker broker, Database database, DraftRecords records) {

    private static final int BATCH = 2000;
    private static final String BARE_TOPIC = "benchmark.drafts";
    /** Has the columns and indexes of the queue. */
    private static final String PLAIN_TABLE = "benchmark_queue";

    static void run(BenchmarkContext context) throws Exception {
        Broker broker = context.servers().broker();
        DraftRecords records = DraftRecords.create(context.options());
        List<String[][]> batches = batches(records.values());
        broker.create(BARE_TOPIC);
        records.publish(broker, BARE_TOPIC);
        try (Database database = context.servers().database("ingest", 1)) {
            IngestMeasures limits = new IngestMeasures(broker, database, records);
            IngestedTopic topic = IngestedTopic.ofService(broker, database, records);
            try (var ignored = draftingIngest(context, database, 1)) {
                String limit = "the raw unnest upsert from memory into a table without CHECKs, one connection";
                context.compareRates(
                        "ingest, topic to rows, one consumer", limit, 0.80, topic::first, () -> limits.upsert(batches));
                context.compareRates(
                        "drafts that all exist, in a newer version",
                        "their first ingest",
                        2,
                        topic::older,
                        topic::first);
            }
            try (var ignored = draftingIngest(context, database, 2)) {
                String limit = "two bare consumers, which check nothing";
                context.compareRates("ingest, two consumers", limit, 0.95, topic::first, limits::consumeBare);
            }
        }
    }

    static ServerProcess draftingIngest(BenchmarkContext context, Database database, int consumers) throws Exception {
        Map<String, String> properties = Map.of("outreach.ingest.concurrency", Integer.toString(consumers));
        return context.servers().start("drafting-ingest", database, properties);
    }

    private static List<String[][]> batches(List<byte[]> drafts) {
        List<String[][]> batches = new ArrayList<>();
        for (int from = 0; from < drafts.size(); from += BATCH) {
            batches.add(RawUpsert.columns(drafts.subList(from, Math.min(drafts.size(), from + BATCH))));
        }
        return batches;
    }

    private double upsert(List<String[][]> batches) throws SQLException {
        JdbcClient.create(database.owner()).sql("TRUNCATE " + PLAIN_TABLE).update();
        try (RawUpsert upsert = RawUpsert.open(database, PLAIN_TABLE)) {
            long start = System.nanoTime();
            for (String[][] batch : batches) {
                upsert.write(batch);
            }
            return records.storedPerSecond(database, PLAIN_TABLE, start);
        }
    }

    /** Consumes with two consumers, each of which polls, writes and commits in turn. */
    private double consumeBare() throws Exception {
        database.drafts().clear();
        String group = "bare-" + UUID.randomUUID();
        AtomicLong left = new AtomicLong(records.count());
        AtomicLong start = new AtomicLong();
        try (var consumers = Load.of(2, () -> bareConsumer(group), consumer -> consumer.consume(left, start))) {
            consumers.run(() -> left.get() > 0);
            return records.storedPerSecond(database, DraftRecords.QUEUE, start.get());
        }
    }

    private BareConsumer bareConsumer(String group) throws SQLException {
        KafkaConsumer<String, byte[]> consumer = broker.consumer(group, "earliest");
        consumer.subscribe(List.of(BARE_TOPIC));
        return new BareConsumer(consumer, RawUpsert.open(database, DraftRecords.QUEUE));
    }

    private record BareConsumer(KafkaConsumer<String, byte[]> consumer, RawUpsert upsert) implements AutoCloseable {

        /** @param start when the group received its first records; 0 before */
        boolean consume(AtomicLong left, AtomicLong start) throws SQLException {
            var polled = consumer.poll(Duration.ofMillis(50));
            if (!polled.isEmpty()) {
                start.compareAndSet(0, System.nanoTime());
                List<byte[]> drafts = new ArrayList<>();
                polled.forEach(record -> drafts.add(record.value()));
                upsert.write(RawUpsert.columns(drafts));
                consumer.commitSync();
                left.addAndGet(-drafts.size());
            }
            return !polled.isEmpty();
        }

        @Override
        public void close() throws SQLException {
            consumer.close();
            upsert.close();
        }
    }

    /** The cheapest upsert of drafts: one statement with an array per column, and a commit. It validates nothing. */
    record RawUpsert(Connection connection, PreparedStatement statement) implements AutoCloseable {

        private static final String UPSERT = Database.sql("upsert-drafts");

        /** In the order of the columns after {@code id}. */
        private static final String[] FIELDS =
                ("customerId,action,prospectUrl,prospectName,prospectCompany,prospectRole,"
                                + "body,intentSource,intentReason,draftedAt")
                        .split(",", -1);

        static RawUpsert open(Database database, String table) throws SQLException {
            Connection connection = database.owner().getConnection();
            return new RawUpsert(connection, connection.prepareStatement(UPSERT.replace("<table>", table)));
        }

        /** The last draft of each id, because one statement cannot update a row twice, sorted to prevent deadlocks. */
        static String[][] columns(List<byte[]> drafts) {
            Map<String, String[]> rows = new TreeMap<>();
            for (byte[] draft : drafts) {
                String[] row = row(JsonMapper.shared().readTree(draft));
                rows.put(row[0], row);
            }
            String[][] columns = new String[FIELDS.length + 1][];
            for (int column = 0; column < columns.length; column++) {
                int index = column;
                columns[column] = rows.values().stream().map(row -> row[index]).toArray(String[]::new);
            }
            return columns;
        }

        private static String[] row(JsonNode draft) {
            String[] row = new String[FIELDS.length + 1];
            for (int field = 0; field < FIELDS.length; field++) {
                row[field + 1] = draft.path(FIELDS[field]).asString();
            }
            row[0] = DraftId.of(UUID.fromString(row[1]), row[3], Action.MESSAGE, 0)
                    .toString();
            return row;
        }

        /** Writes one batch and commits. */
        void write(String[][] columns) throws SQLException {
            for (int column = 0; column < columns.length; column++) {
                statement.setArray(column + 1, connection.createArrayOf("text", columns[column]));
            }
            statement.executeUpdate();
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
