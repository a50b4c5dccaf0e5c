package com.heycmo.outreach.ingest;

import static com.heycmo.outreach.ingest.TestDrafts.MORNING;
import static com.heycmo.outreach.ingest.TestDrafts.message;
import static com.heycmo.outreach.ingest.TestDrafts.spreadRecord;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.testsupport.KafkaProbe;
import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.TestDatabase;
import com.heycmo.outreach.testsupport.TestInfrastructure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Replays the whole topic while rows are approved, claimed and skipped. */
class ReplayIntegrationTests {

    private static final int KEYS = 240;
    private static final int TEXTS = 3;

    private final TestInfrastructure servers = TestInfrastructure.get();
    private final KafkaProbe kafka = servers.kafka();
    private final TestDatabase database = servers.newDatabase();
    private final JdbcClient jdbc = database.jdbc();
    private final UUID customer = UUID.randomUUID();

    @Test
    void replayDuplicatesNothingAndLeavesDecidedRowsUnchanged() {
        kafka.createTopics(12, Topic.DRAFTS, Topic.REJECTED_DRAFTS);
        kafka.sendAll(shuffled(1));
        try (IngestProcess first = start("first")) {
            awaitNoLag("first");
        }
        assertEachKeyOnceWithItsNewestText();
        decideHalf();
        Map<String, String> decided = decidedRows();
        Map<String, String> texts = undecidedTexts();

        CompletableFuture<Void> people = CompletableFuture.runAsync(this::decideTheRestOneByOne);
        try (IngestProcess again = start("again")) {
            awaitNoLag("again");
            assertThat(undecidedTexts()).isEqualTo(texts);
            // New records with the same times: each is newer than its first copy.
            kafka.sendAll(shuffled(2));
            awaitNoLag("again");
        }
        people.join();

        assertEachKeyOnceWithItsNewestText();
        assertThat(decidedRows()).containsAllEntriesOf(decided);
    }

    /** A new group reads the topic from its beginning. */
    private IngestProcess start(String name) {
        ConsumerGroup group = group(name);
        return IngestProcess.start(database, group.bootstrapServers(), group.id(), Map.of());
    }

    private void awaitNoLag(String name) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(250))
                .untilAsserted(() -> assertThat(group(name).lag()).isEmpty());
    }

    private ConsumerGroup group(String name) {
        return new ConsumerGroup(servers.bootstrapServers(), name + "-" + customer);
    }

    private List<ProducerRecord<byte @Nullable [], byte @Nullable []>> shuffled(int seed) {
        List<ProducerRecord<byte @Nullable [], byte @Nullable []>> records = new ArrayList<>();
        for (int text = 0; text < TEXTS; text++) {
            int number = text;
            IntStream.range(0, KEYS)
                    .mapToObj(i -> message(customer, "p-" + i, "text " + number, MORNING.plusSeconds(number)))
                    .forEach(draft -> records.add(spreadRecord(draft)));
        }
        Collections.shuffle(records, new Random(seed));
        return records;
    }

    private void assertEachKeyOnceWithItsNewestText() {
        assertThat(database.rows().all(customer))
                .hasSize(KEYS)
                .allSatisfy(row -> assertThat(row).containsEntry("body", "text " + (TEXTS - 1)));
    }

    /** Approves, claims and skips a sixth of the rows each. */
    private void decideHalf() {
        for (UUID id : pending()) {
            switch (Math.floorMod(id.hashCode(), 6)) {
                case 0 -> change(id, approval());
                case 1 -> change(id, claim());
                case 2 -> change(id, skip());
                default -> {
                    // stays pending
                }
            }
        }
    }

    private void decideTheRestOneByOne() {
        pending().forEach(id -> change(id, approval()));
    }

    private List<UUID> pending() {
        return jdbc.sql("""
                        SELECT id FROM linkedin_outreach_queue
                         WHERE customer_id = :customer AND status = 'pending_review'
                        """).param("customer", customer).query(UUID.class).list();
    }

    private void change(UUID id, QueueRow changes) {
        database.rows().change(customer, id, changes);
    }

    private static QueueRow approval() {
        return QueueRow.changes()
                .with("status", "approved")
                .at("approved_at", Duration.ZERO)
                .with("approved_by_user_id", QueueRow.REVIEWER);
    }

    private static QueueRow claim() {
        return approval()
                .with("claims", 1)
                .with("claim_tokens", "{%s}".formatted(UUID.randomUUID()))
                .at("locked_until", Duration.ofMinutes(5));
    }

    private static QueueRow skip() {
        return QueueRow.changes()
                .with("status", "skipped")
                .at("skipped_at", Duration.ZERO)
                .with("skipped_by_user_id", QueueRow.REVIEWER);
    }

    private Map<String, String> decidedRows() {
        return byId("CAST(q AS text)", "status <> 'pending_review'");
    }

    private Map<String, String> undecidedTexts() {
        return byId("body || version || drafted_at", "claims = 0 AND status <> 'skipped'");
    }

    private Map<String, String> byId(String value, String condition) {
        return jdbc
                .sql("""
                        SELECT CAST(id AS text) AS id, %s AS value
                          FROM linkedin_outreach_queue q
                         WHERE customer_id = :customer AND %s
                        """.formatted(value, condition))
                .param("customer", customer)
                .query((row, number) -> Map.entry(row.getString("id"), row.getString("value")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
