package com.heycmo.outreach.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.testsupport.KafkaProbe;
import com.heycmo.outreach.testsupport.TestDatabase;
import com.heycmo.outreach.testsupport.TestInfrastructure;
import io.micrometer.core.instrument.Gauge;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One topic cannot be written; the events of the others leave as always. */
class OutboxIsolationIntegrationTests {

    private static final String OUTCOMES = Topic.OUTCOMES.topicName();
    private static final String DECISIONS = Topic.DECISIONS.topicName();

    private final KafkaProbe kafka = TestInfrastructure.get().kafka();
    private final TestDatabase database = TestInfrastructure.get().newDatabase();
    private final Relays relays = new Relays(database, TestInfrastructure.get().bootstrapServers());
    private final UUID customerId = UUID.randomUUID();

    @BeforeEach
    void deleteTheDecisionsTopic() {
        kafka.createTopics(12, Topic.OUTCOMES);
        kafka.deleteTopics(DECISIONS);
    }

    @AfterEach
    void stopRelays() {
        relays.close();
    }

    @Test
    void outcomesLeaveWhileTheDecisionsTopicDoesNotExist() {
        KafkaProbe.Mark before = kafka.mark(OUTCOMES);
        UUID draftId = UUID.randomUUID();
        List<OutboxEvent> decisions = new ArrayList<>();
        List<OutboxEvent> outcomes = new ArrayList<>();
        RelayMonitor monitor = relays.start();

        for (int i = 1; i <= 8; i++) {
            decisions.add(Events.decided(customerId, draftId, "edited", i));
            outcomes.add(Events.sent(customerId, draftId, i));
            relays.append(decisions.get(i - 1));
            relays.append(outcomes.get(i - 1));
            int expected = i;
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> kafka.since(before).size() == expected);
        }

        assertThat(Events.ids(kafka.since(before).stream())).containsExactlyElementsOf(ids(outcomes));
        assertThat(monitor.health().getStatus()).isEqualTo(Status.UNKNOWN);
        assertThat(String.valueOf(monitor.health().getDetails().get("blocked")))
                .contains("topic=" + DECISIONS, "partition=all", "reason=org.apache.kafka.common.errors.")
                .doesNotContain(customerId.toString());
        assertThat(monitor.failure()).isNull();
        Gauge blocked = relays.meters
                .get("outreach.outbox.blocked")
                .tags("topic", DECISIONS, "partition", "all")
                .gauge();
        await().until(() -> blocked.value() >= 1);

        kafka.createTopics(12, Topic.DECISIONS);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> database.rows().outbox(customerId).isEmpty());
        assertThat(Events.ids(kafka.since(kafka.beginning(DECISIONS)).stream()))
                .containsExactlyElementsOf(ids(decisions));
        await().until(() -> monitor.health().getStatus() == Status.UP);
    }

    @Test
    void doesNotReadTheBacklogOfABlockedTopicAgainAndAgain() {
        int backlog = 100_000;
        fill(DECISIONS, backlog);
        KafkaProbe.Mark before = kafka.mark(OUTCOMES);
        AtomicInteger rowsRead = new AtomicInteger();
        AtomicInteger rowsOfLastRound = new AtomicInteger(backlog);
        relays.start(jdbc -> new OutboxStore(jdbc) {
            @Override
            void prepareRound(Duration maxIdle) {
                rowsOfLastRound.set(rowsRead.getAndSet(0));
                super.prepareRound(maxIdle);
            }

            @Override
            List<PendingEvent> front(long after, int limit) {
                List<PendingEvent> rows = super.front(after, limit);
                rowsRead.addAndGet(rows.size());
                return rows;
            }
        });
        relays.append(Events.sent(customerId, UUID.randomUUID(), 1));
        await().atMost(Duration.ofSeconds(30)).until(() -> kafka.since(before).size() == 1);
        // Another transaction of the server may hold this up for a while.
        await().atMost(Duration.ofSeconds(30)).until(() -> rowsOfLastRound.get() < 10);

        for (int i = 2; i <= 10; i++) {
            relays.append(Events.sent(customerId, UUID.randomUUID(), i));
            int expected = i;
            await().until(() -> kafka.since(before).size() == expected);
            assertThat(rowsOfLastRound).hasValueLessThan(10);
        }
    }

    @Test
    void doesNotSkipAnEventThatCommitsAfterLaterBlockedOnes() {
        KafkaProbe.Mark before = kafka.mark(OUTCOMES);
        OutboxEvent late = Events.sent(customerId, UUID.randomUUID(), 1);
        AtomicInteger rounds = new AtomicInteger();
        relays.appendAround(late, () -> {
            fill(DECISIONS, 5_000);
            relays.start(jdbc -> new OutboxStore(jdbc) {
                @Override
                void prepareRound(Duration maxIdle) {
                    super.prepareRound(maxIdle);
                    rounds.incrementAndGet();
                }
            });
            await().atMost(Duration.ofSeconds(20)).until(() -> rounds.get() > 20);
        });

        await().atMost(Duration.ofSeconds(5)).until(() -> kafka.since(before).size() == 1);
    }

    private void fill(String topic, int events) {
        JdbcClient jdbc = database.jdbc();
        jdbc.sql("""
                        INSERT INTO outbox (id, aggregatetype, aggregateid, type, customer_id, created_at, payload)
                        SELECT gen_random_uuid(), :topic, gen_random_uuid(), '', gen_random_uuid(), now(), repeat('x', 300)
                          FROM generate_series(1, :events)
                        """).param("topic", topic).param("events", events).update();
    }

    private static List<UUID> ids(List<OutboxEvent> events) {
        return events.stream().map(OutboxEvent::id).toList();
    }
}
