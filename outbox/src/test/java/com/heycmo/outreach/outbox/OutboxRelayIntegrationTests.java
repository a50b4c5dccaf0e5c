package com.heycmo.outreach.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.testsupport.KafkaProbe;
import com.heycmo.outreach.testsupport.TestDatabase;
import com.heycmo.outreach.testsupport.TestInfrastructure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Several relays under load, and relays that die. */
class OutboxRelayIntegrationTests {

    private final KafkaProbe kafka = TestInfrastructure.get().kafka();
    private final TestDatabase database = TestInfrastructure.get().newDatabase();
    private final Relays relays = new Relays(database, TestInfrastructure.get().bootstrapServers());
    private final UUID customerId = UUID.randomUUID();
    private KafkaProbe.Mark before = new KafkaProbe.Mark("", Map.of());

    @BeforeEach
    void markTheEndOfTheTopic() {
        kafka.createTopics(12, Topic.OUTCOMES);
        before = kafka.mark(Topic.OUTCOMES.topicName());
    }

    @AfterEach
    void stopRelays() {
        relays.close();
    }

    @Test
    void threeRelaysSendEachEventOnceAndInOrderPerDraft() throws Exception {
        int drafts = 12;
        int eventsPerDraft = 150;
        relays.start();
        relays.start();
        relays.start();

        Map<UUID, List<UUID>> written = writeAtOnce(drafts, eventsPerDraft);

        await().atMost(Duration.ofSeconds(30)).until(this::isOutboxEmpty);
        assertThat(idsByDraft(ours())).containsExactlyInAnyOrderEntriesOf(written);
    }

    @Test
    void relaysSeveralBatchesWithoutWaiting() {
        int events = 2 * RelayRound.BATCH_SIZE + 1;
        relays.append(IntStream.range(0, events)
                .mapToObj(i -> Events.sent(customerId, UUID.randomUUID(), 1))
                .toArray(OutboxEvent[]::new));

        relays.start();

        await().atMost(Duration.ofSeconds(20)).until(this::isOutboxEmpty);
        assertThat(Events.ids(ours().stream())).hasSize(events).doesNotHaveDuplicates();
    }

    @Test
    void waitsAfterARoundWithFewEventsSoThatTheNextOnesShareARound() {
        List<Duration> pauses = new CopyOnWriteArrayList<>();
        relays.start(jdbc -> new OutboxStore(jdbc) {
            private long sentAt;

            @Override
            void prepareRound(Duration maxIdle) {
                if (sentAt != 0) {
                    pauses.add(Duration.ofNanos(System.nanoTime() - sentAt));
                    sentAt = 0;
                }
                super.prepareRound(maxIdle);
            }

            @Override
            void delete(Collection<Long> seqs) {
                super.delete(seqs);
                sentAt = System.nanoTime();
            }
        });

        IntStream.range(0, 20).forEach(i -> relays.append(Events.sent(customerId, UUID.randomUUID(), 1)));

        await().until(() -> !pauses.isEmpty() && isOutboxEmpty());
        assertThat(pauses).allSatisfy(pause -> assertThat(pause).isGreaterThanOrEqualTo(OutboxRelay.PAUSE));
    }

    @Test
    void resendsTheSameIdIfItDiesBetweenAcknowledgementAndDelete() {
        UUID draftId = UUID.randomUUID();
        OutboxEvent first = Events.sent(customerId, draftId, 1);
        OutboxEvent second = Events.sent(customerId, draftId, 2);
        relays.append(first);
        relays.append(second);
        AtomicBoolean alive = new AtomicBoolean(true);
        RelayMonitor monitor = relays.start(jdbc -> new OutboxStore(jdbc) {
            @Override
            void delete(Collection<Long> seqs) {
                if (alive.getAndSet(false)) {
                    killOwnConnection(jdbc);
                }
                super.delete(seqs);
            }
        });

        await().atMost(Duration.ofSeconds(20)).until(this::isOutboxEmpty);
        assertThat(Events.ids(ours().stream())).containsExactly(first.id(), first.id(), second.id());
        await().until(() -> monitor.failure() == null);
    }

    @Test
    void takesOverTheRowsOfAHangingRelay() throws Exception {
        OutboxEvent event = Events.sent(customerId, UUID.randomUUID(), 1);
        relays.append(event);
        Map<Integer, Boolean> hanging = new ConcurrentHashMap<>();
        relays.start(jdbc -> new OutboxStore(jdbc) {
            @Override
            void delete(Collection<Long> seqs) {
                hanging.put(backend(jdbc), true);
                jdbc.sql("SELECT pg_sleep(60)").query().listOfRows();
            }
        });
        await().until(() -> !hanging.isEmpty());
        relays.start();
        // The second relay skips the locked row until the lock is released.
        OutboxEvent other = Events.sent(customerId, UUID.randomUUID(), 1);
        relays.append(other);
        await().until(() -> Events.ids(ours().stream()).contains(other.id()));
        assertThat(Events.ids(ours().stream())).containsExactlyInAnyOrder(event.id(), other.id());

        terminate(hanging.keySet().iterator().next());

        await().atMost(Duration.ofSeconds(20)).until(this::isOutboxEmpty);
        assertThat(Events.ids(ours().stream())).containsExactlyInAnyOrder(event.id(), event.id(), other.id());
    }

    @Test
    void keepsEventsThatKafkaRejectsAndRelaysTheOthers() {
        UUID draftId = UUID.randomUUID();
        OutboxEvent tooLarge = withPayload(Events.sent(customerId, draftId, 1), "x".repeat(2_000_000));
        OutboxEvent blocked = Events.sent(customerId, draftId, 2);
        OutboxEvent free = Events.sent(customerId, UUID.randomUUID(), 1);
        relays.append(tooLarge, blocked, free);
        RelayMonitor monitor = relays.start();
        OutboxEvent later = Events.sent(customerId, UUID.randomUUID(), 1);

        await().until(() -> ours().size() == 1);
        relays.append(later);
        await().until(() -> ours().size() == 2);

        assertThat(Events.ids(ours().stream())).containsExactlyInAnyOrder(free.id(), later.id());
        assertThat(pendingIds()).containsExactly(tooLarge.id(), blocked.id());
        assertThat(monitor.failure()).isNull();
    }

    @Test
    void sendsWhatAnErasureHasLeftOfAnEventThatWasFoundBefore() {
        relays.append(withPayload(Events.sent(customerId, UUID.randomUUID(), 1), "{\"prospectUrl\":\"Jane\"}"));

        List<OutboxRow> taken = relays.transaction.execute(tx -> {
            OutboxStore store = new OutboxStore(relays.jdbc);
            List<Long> found =
                    store.front(0, 1_000).stream().map(PendingEvent::seq).toList();
            database.jdbc()
                    .sql("UPDATE outbox SET payload = '{}' WHERE customer_id = :customer")
                    .param("customer", customerId)
                    .update();
            return store.lock(found).stream()
                    .filter(row -> row.customerId().equals(customerId))
                    .toList();
        });

        assertThat(taken).extracting(OutboxRow::payload).containsExactly("{}");
    }

    private Map<UUID, List<UUID>> writeAtOnce(int drafts, int eventsPerDraft) throws Exception {
        Map<UUID, List<UUID>> written = new ConcurrentHashMap<>();
        ExecutorService writers = Executors.newFixedThreadPool(6);
        List<Future<?>> done = new ArrayList<>();
        for (int draft = 0; draft < drafts; draft++) {
            UUID draftId = UUID.randomUUID();
            done.add(writers.submit(() -> {
                for (int i = 1; i <= eventsPerDraft; i++) {
                    OutboxEvent event = Events.sent(customerId, draftId, i);
                    relays.append(event);
                    written.computeIfAbsent(draftId, id -> new ArrayList<>()).add(event.id());
                }
            }));
        }
        for (Future<?> each : done) {
            each.get();
        }
        writers.shutdown();
        return written;
    }

    private static OutboxEvent withPayload(OutboxEvent event, String payload) {
        return new OutboxEvent(
                event.id(), event.topic(), event.customerId(), event.draftId(), event.type(), event.time(), payload);
    }

    private static void killOwnConnection(JdbcClient jdbc) {
        jdbc.sql("SELECT pg_terminate_backend(pg_backend_pid())").query().listOfRows();
    }

    private static int backend(JdbcClient jdbc) {
        return jdbc.sql("SELECT pg_backend_pid()").query(Integer.class).single();
    }

    /** As the relays' own role: the owner of the schema may not end another login's connection. */
    private void terminate(int backend) {
        relays.jdbc
                .sql("SELECT pg_terminate_backend(:backend)")
                .param("backend", backend)
                .query()
                .listOfRows();
    }

    private boolean isOutboxEmpty() {
        return pendingIds().isEmpty();
    }

    private List<UUID> pendingIds() {
        return database.rows().outbox(customerId).stream()
                .map(row -> (UUID) row.get("id"))
                .toList();
    }

    private List<ConsumerRecord<byte[], byte[]>> ours() {
        return kafka.since(before).stream()
                .filter(found -> KafkaProbe.key(found).equals(customerId.toString()))
                .toList();
    }

    private static Map<UUID, List<UUID>> idsByDraft(List<ConsumerRecord<byte[], byte[]>> found) {
        return found.stream()
                .collect(Collectors.groupingBy(
                        each -> UUID.fromString(String.valueOf(KafkaProbe.header(each, "ce_subject"))),
                        Collectors.collectingAndThen(Collectors.toList(), list -> Events.ids(list.stream()))));
    }
}
