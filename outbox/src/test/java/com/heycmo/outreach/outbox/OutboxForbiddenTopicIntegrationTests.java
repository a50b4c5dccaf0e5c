package com.heycmo.outreach.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.testsupport.DedicatedServers;
import com.heycmo.outreach.testsupport.KafkaProbe;
import com.heycmo.outreach.testsupport.TestDatabase;
import com.heycmo.outreach.testsupport.TestInfrastructure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.health.contributor.Status;

/** The broker forbids the decisions topic to the relay, in the middle of a steady load on both topics. */
class OutboxForbiddenTopicIntegrationTests {

    private static final DedicatedServers SERVERS = TestInfrastructure.dedicatedWithAcls();

    private final KafkaProbe kafka = new KafkaProbe(SERVERS.kafka().bootstrapServers());
    private final TestDatabase database = TestInfrastructure.get().newDatabase();
    private final List<UUID> customers =
            Stream.generate(UUID::randomUUID).limit(5).toList();

    @AfterAll
    static void stop() {
        SERVERS.close();
    }

    /** Without DESCRIBE, the topic seems not to exist. */
    @ParameterizedTest
    @EnumSource(names = {"WRITE", "DESCRIBE"})
    void outcomesLeaveInOrderWhileDecisionsWaitForTheirPermission(AclOperation denied) {
        kafka.createTopics(3, Topic.OUTCOMES, Topic.DECISIONS);
        Map<Topic, KafkaProbe.Mark> marks = Map.of(
                Topic.OUTCOMES, kafka.mark(Topic.OUTCOMES.topicName()),
                Topic.DECISIONS, kafka.mark(Topic.DECISIONS.topicName()));
        try (Relays relays = new Relays(database, SERVERS.kafka().bootstrapServers());
                SteadyLoad load = SteadyLoad.start(relays, customers)) {
            RelayMonitor monitor = startAndDeny(relays, denied);
            await().atMost(Duration.ofSeconds(30)).until(() -> blocked(monitor).contains("forSeconds=2"));
            assertThat(blocked(monitor))
                    .contains("topic=" + Topic.DECISIONS.topicName(), "partition=all")
                    .contains("reason=" + TopicAuthorizationException.class.getName())
                    .doesNotContain(Topic.OUTCOMES.topicName());
            assertThat(relays.meters
                            .get("outreach.outbox.blocked")
                            .tags("topic", Topic.DECISIONS.topicName(), "partition", "all")
                            .gauge()
                            .value())
                    .isGreaterThanOrEqualTo(2);
            assertThat(monitor.health().getStatus()).isEqualTo(Status.UNKNOWN);
            double before = relayed(relays);
            await().atMost(Duration.ofSeconds(20)).until(() -> relayed(relays) > before + 50);
            assertThat(waiting(Topic.DECISIONS)).isGreaterThan(50);

            kafka.allowEverything();
            await().atMost(Duration.ofSeconds(40)).until(() -> monitor.health().getStatus() == Status.UP);
            load.close();
            await().atMost(Duration.ofSeconds(40)).until(() -> waiting(Topic.DECISIONS) + waiting(Topic.OUTCOMES) == 0);
            marks.forEach((topic, mark) -> everythingIsThereInOrder(load.appended(topic), mark));
        }
    }

    /** Who has looked the topic up may write it without DESCRIBE, until the next look. */
    private RelayMonitor startAndDeny(Relays relays, AclOperation denied) {
        if (denied == AclOperation.DESCRIBE) {
            kafka.deny(Topic.DECISIONS, denied);
            return relays.start();
        }
        RelayMonitor monitor = relays.start();
        await().atMost(Duration.ofSeconds(20)).until(() -> relayed(relays) > 50);
        kafka.deny(Topic.DECISIONS, denied);
        return monitor;
    }

    private void everythingIsThereInOrder(Map<UUID, List<UUID>> appended, KafkaProbe.Mark mark) {
        List<UUID> found = Events.ids(kafka.since(mark).stream());
        appended.forEach((draft, ids) ->
                assertThat(found.stream().filter(ids::contains).distinct()).containsExactlyElementsOf(ids));
    }

    private static String blocked(RelayMonitor monitor) {
        return String.valueOf(monitor.health().getDetails().get("blocked"));
    }

    private static double relayed(Relays relays) {
        return relays.meters.get("outreach.outbox.relayed").counter().count();
    }

    private int waiting(Topic topic) {
        return customers.stream()
                .mapToInt(customer -> database.rows().outbox(customer, topic).size())
                .sum();
    }
}
