package com.heycmo.outreach.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.outbox.EventProducer.SentEvent;
import com.heycmo.outreach.testsupport.TestDatabase;
import com.heycmo.outreach.testsupport.TestInfrastructure;
import com.heycmo.outreach.traces.Traces;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** How a relay finds and locks the events to send, however many there are. */
class PendingBatchesIntegrationTests {

    private final TestDatabase database = TestInfrastructure.get().newDatabase();
    private final Relays relays = new Relays(database, TestInfrastructure.get().bootstrapServers());
    private final UUID customerId = UUID.randomUUID();

    @AfterEach
    void stopRelays() {
        relays.close();
    }

    @Test
    void readsABacklogFastAlthoughTheStatisticsDescribeAnEmptyOutbox() {
        JdbcClient jdbc = database.jdbc();
        fill(jdbc, 30_000);
        jdbc.sql("DELETE FROM outbox WHERE seq < (SELECT max(seq) FROM outbox)").update();
        jdbc.sql("VACUUM ANALYZE outbox").update();
        fill(jdbc, 30_000);

        List<OutboxRow> taken = relays.transaction.execute(tx -> {
            OutboxStore store = new OutboxStore(relays.jdbc);
            store.prepareRound(Duration.ofSeconds(10));
            relays.jdbc.sql("SET LOCAL statement_timeout = '3s'").update();
            return batches(RelayRound.BATCH_SIZE, List.of()).next();
        });

        assertThat(taken).hasSize(RelayRound.BATCH_SIZE);
    }

    @Test
    void usesTheIndexAlthoughThePlanWasMadeForAnEmptyOutbox() {
        fill(database.jdbc(), 3_000);
        database.jdbc().sql("DELETE FROM outbox").update();
        database.jdbc().sql("VACUUM ANALYZE outbox").update();
        int executionsUntilPlanIsCached = 20;
        List<Long> absent = List.of(-2L, -1L);

        Long indexPages = relays.transaction.execute(tx -> {
            OutboxStore store = new OutboxStore(relays.jdbc);
            store.prepareRound(Duration.ofSeconds(10));
            for (int i = 0; i < executionsUntilPlanIsCached; i++) {
                store.lock(absent);
                store.delete(absent);
            }
            fill(database.jdbc(), 30_000);
            List<Long> batch = store.front(0, RelayRound.BATCH_SIZE).stream()
                    .map(PendingEvent::seq)
                    .toList();
            long before = indexPagesRead();
            assertThat(store.lock(batch)).hasSize(RelayRound.BATCH_SIZE);
            store.delete(batch);
            return indexPagesRead() - before;
        });

        assertThat(indexPages).isLessThan(100);
    }

    /** Pages of the outbox's indexes that this transaction has read. */
    private long indexPagesRead() {
        return relays.jdbc.sql("""
                        SELECT sum(pg_stat_get_xact_blocks_fetched(indexrelid))
                          FROM pg_index
                         WHERE indrelid = 'outbox'::regclass
                            OR indrelid IN (SELECT relid FROM pg_partition_tree('outbox'::regclass))
                        """).query(Long.class).single();
    }

    @Test
    void readsPastRowsThatAreBlockedOrLockedByOtherRelays() {
        fill(database.jdbc(), 9);
        List<PendingEvent> all = new OutboxStore(relays.jdbc).front(0, 9);

        assertThat(lockedInTurn(2, List.of(List.of(), List.of(), all.subList(4, 6))))
                .containsExactly(seqs(all.subList(0, 2)), seqs(all.subList(2, 4)), seqs(all.subList(6, 8)));
    }

    /** The rows that relays lock one after another, each keeping its locks, and each with events that are blocked. */
    private List<List<Long>> lockedInTurn(int limit, List<List<PendingEvent>> blocked) {
        if (blocked.isEmpty()) {
            return List.of();
        }
        TransactionTemplate another = new TransactionTemplate(
                Objects.requireNonNull(relays.transaction.getTransactionManager()),
                new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
        return another.execute(tx -> {
            List<List<Long>> locked = new ArrayList<>();
            locked.add(batches(limit, blocked.get(0)).next().stream()
                    .map(OutboxRow::seq)
                    .toList());
            locked.addAll(lockedInTurn(limit, blocked.subList(1, blocked.size())));
            return locked;
        });
    }

    private PendingBatches batches(int limit, List<PendingEvent> blocked) {
        OutboxStore store = new OutboxStore(relays.jdbc);
        EventProducer producer = new EventProducer(new DefaultKafkaProducerFactory<>(Map.of()), Traces.OFF);
        Blockages blockages = new Blockages(new RelayMonitor(new SimpleMeterRegistry()));
        for (PendingEvent event : blocked) {
            FailureScope scope = new FailureScope(event.topic(), null, event.subjectId());
            OutboxRow row = new OutboxRow(
                    event.seq(),
                    event.subjectId(),
                    event.topic(),
                    customerId,
                    event.subjectId(),
                    "",
                    Events.WHEN,
                    "",
                    null,
                    Duration.ZERO);
            blockages.add(
                    scope, new RecordTooLargeException(), List.of(new SentEvent(row, 0, new CompletableFuture<>())));
        }
        return new PendingBatches(new OutboxFront(store, producer, blockages), store, limit, limit);
    }

    private static List<Long> seqs(List<PendingEvent> events) {
        return events.stream().map(PendingEvent::seq).toList();
    }

    private void fill(JdbcClient jdbc, int events) {
        jdbc.sql("""
                        INSERT INTO outbox (id, aggregatetype, aggregateid, type, customer_id, created_at, payload)
                        SELECT gen_random_uuid(), 'no-topic', gen_random_uuid(), '', gen_random_uuid(), now(), repeat('x', 300)
                          FROM generate_series(1, :events)
                        """).param("events", events).update();
    }
}
