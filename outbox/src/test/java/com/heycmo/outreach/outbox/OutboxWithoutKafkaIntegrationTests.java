package com.heycmo.outreach.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.embedded.KafkaBroker;
import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.testsupport.DedicatedServers;
import com.heycmo.outreach.testsupport.KafkaProbe;
import com.heycmo.outreach.testsupport.TestDatabase;
import com.heycmo.outreach.testsupport.TestInfrastructure;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class OutboxWithoutKafkaIntegrationTests {

    private final TestDatabase database = TestInfrastructure.get().newDatabase();
    private final UUID customerId = UUID.randomUUID();

    @Test
    void keepsEventsWhileKafkaIsDownAndRelaysThemInOrderAfterwards() {
        UUID draftId = UUID.randomUUID();
        List<OutboxEvent> events = IntStream.rangeClosed(1, 5)
                .mapToObj(sequence -> Events.sent(customerId, draftId, sequence))
                .toList();
        try (DedicatedServers servers = TestInfrastructure.dedicated()) {
            KafkaBroker broker = servers.kafka();
            KafkaProbe kafka = new KafkaProbe(broker.bootstrapServers());
            kafka.createTopics(1, Topic.OUTCOMES);
            try (Relays relays = new Relays(database, broker.bootstrapServers())) {
                RelayMonitor monitor = relays.start();
                relays.append(events.get(0));
                await().atMost(Duration.ofSeconds(20)).until(this::isOutboxEmpty);
                broker.stop();
                events.subList(1, 5).forEach(relays::append);

                await().atMost(Duration.ofSeconds(30))
                        .until(() -> monitor.health().getStatus() == Status.UNKNOWN);
                assertThat(database.rows().outbox(customerId)).hasSize(4);
                broker.startAgain();

                await().atMost(Duration.ofSeconds(60)).until(this::isOutboxEmpty);
                await().until(() -> monitor.health().getStatus() == Status.UP);
                List<UUID> found = Events.ids(kafka.since(kafka.beginning(Topic.OUTCOMES.topicName())).stream());
                assertThat(found.stream().distinct())
                        .containsExactlyElementsOf(
                                events.stream().map(OutboxEvent::id).toList());
            }
        }
    }

    @Test
    void stopsPromptlyWhileKafkaIsDown() {
        try (Relays relays = new Relays(database, "127.0.0.1:1")) {
            relays.append(Events.sent(customerId, UUID.randomUUID(), 1));
            relays.start();
            await().until(this::isRowLocked);
            long start = System.nanoTime();

            relays.stop();

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        }
        assertThat(database.rows().outbox(customerId)).hasSize(1);
    }

    /** Whether a relay processes the row. */
    private boolean isRowLocked() {
        return database.jdbc()
                .sql("SELECT id FROM outbox FOR UPDATE SKIP LOCKED")
                .query()
                .listOfRows()
                .isEmpty();
    }

    private boolean isOutboxEmpty() {
        return database.rows().outbox(customerId).isEmpty();
    }
}
