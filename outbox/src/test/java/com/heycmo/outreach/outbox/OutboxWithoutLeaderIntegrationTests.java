package com.heycmo.outreach.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.embedded.KafkaBroker;
import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.testsupport.DedicatedServers;
import com.heycmo.outreach.testsupport.KafkaProbe;
import com.heycmo.outreach.testsupport.TestDatabase;
import com.heycmo.outreach.testsupport.TestInfrastructure;
import io.micrometer.core.instrument.Gauge;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

/** Partition 0 of outcomes and all decisions are on one broker, partition 1 on another one that stops under load. */
class OutboxWithoutLeaderIntegrationTests {

    private final TestDatabase database = TestInfrastructure.get().newDatabase();
    private final UUID served = customerOf(0);
    private final UUID waiting = customerOf(1);
    private final List<UUID> servedIds = new ArrayList<>();
    private final List<UUID> waitingIds = new ArrayList<>();
    private final List<UUID> decisionIds = new ArrayList<>();

    @Test
    void otherPartitionsAreServedWhileOneHasNoLeader() {
        try (DedicatedServers servers = TestInfrastructure.dedicated()) {
            KafkaBroker second = servers.secondKafka();
            String bootstrapServers = servers.kafka().bootstrapServers();
            KafkaProbe kafka = new KafkaProbe(bootstrapServers);
            kafka.createTopicOn(Topic.OUTCOMES, List.of(1, 2));
            kafka.createTopicOn(Topic.DECISIONS, List.of(1, 1));
            try (Relays relays = new Relays(database, bootstrapServers)) {
                RelayMonitor monitor = relays.start();
                appendBoth(relays, 1);
                await().atMost(Duration.ofSeconds(20)).until(() -> waitingFor(served) + waitingFor(waiting) == 0);

                Thread stop = new Thread(second::stop);
                stop.start();
                for (int sequence = 2; sequence <= 60; sequence++) {
                    appendBoth(relays, sequence);
                    await().atMost(Duration.ofSeconds(5)).until(() -> waitingFor(served) + waitingDecisions() == 0);
                }
                awaitEnd(stop);
                appendBoth(relays, 61);
                await().atMost(Duration.ofSeconds(5)).until(() -> waitingFor(served) + waitingDecisions() == 0);
                assertThat(waitingFor(waiting)).isPositive();
                assertThat(String.valueOf(monitor.health().getDetails().get("blocked")))
                        .contains("topic=" + Topic.OUTCOMES.topicName(), "partition=1", "forSeconds=", "no leader")
                        .doesNotContain("partition=0", "partition=all", Topic.DECISIONS.topicName());
                Gauge blocked = relays.meters
                        .get("outreach.outbox.blocked")
                        .tags("topic", Topic.OUTCOMES.topicName(), "partition", "1")
                        .gauge();
                await().until(() -> blocked.value() >= 1);

                second.startAgain();
                await().atMost(Duration.ofSeconds(60)).until(() -> waitingFor(waiting) == 0);
                await().until(() -> monitor.health().getStatus() == Status.UP);
            }
            List<UUID> found = Events.ids(kafka.since(kafka.beginning(Topic.OUTCOMES.topicName())).stream());
            List<UUID> decided = Events.ids(kafka.since(kafka.beginning(Topic.DECISIONS.topicName())).stream());
            assertThat(decided.stream().filter(decisionIds::contains)).containsExactlyElementsOf(decisionIds);
            assertThat(found.stream().filter(servedIds::contains)).containsExactlyElementsOf(servedIds);
            assertThat(found.stream().filter(waitingIds::contains).distinct()).containsExactlyElementsOf(waitingIds);
        }
    }

    /** One outcome of each customer's only draft, and one decision. */
    private void appendBoth(Relays relays, int sequence) {
        OutboxEvent first = Events.sent(waiting, waiting, sequence);
        OutboxEvent second = Events.sent(served, served, sequence);
        OutboxEvent decision = Events.decided(waiting, waiting, "edited", sequence);
        relays.append(first, second, decision);
        decisionIds.add(decision.id());
        waitingIds.add(first.id());
        servedIds.add(second.id());
    }

    private int waitingFor(UUID customer) {
        return database.rows().outbox(customer).size();
    }

    private int waitingDecisions() {
        return database.rows().outbox(waiting, Topic.DECISIONS).size();
    }

    private static void awaitEnd(Thread thread) {
        await().atMost(Duration.ofSeconds(60)).until(() -> !thread.isAlive());
    }

    private static UUID customerOf(int partition) {
        return Stream.generate(UUID::randomUUID)
                .filter(id -> BuiltInPartitioner.partitionForKey(id.toString().getBytes(StandardCharsets.UTF_8), 2)
                        == partition)
                .findFirst()
                .orElseThrow();
    }
}
