package com.heycmo.outreach.ingest;

import static com.heycmo.outreach.ingest.TestDrafts.MORNING;
import static com.heycmo.outreach.ingest.TestDrafts.message;
import static com.heycmo.outreach.ingest.TestDrafts.record;
import static com.heycmo.outreach.ingest.TestDrafts.spreadRecord;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.testsupport.DedicatedServers;
import com.heycmo.outreach.testsupport.KafkaProbe;
import com.heycmo.outreach.testsupport.TestDatabase;
import com.heycmo.outreach.testsupport.TestInfrastructure;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No draft is lost while the database or Kafka is down. The servers are not shared, because the tests stop them. */
class OutageIntegrationTests {

    private static final DedicatedServers SERVERS = TestInfrastructure.dedicated();
    private static final TestDatabase DATABASE = SERVERS.database();

    private final KafkaProbe kafka = new KafkaProbe(SERVERS.kafka().bootstrapServers());
    private final UUID customer = UUID.randomUUID();
    private final ConsumerGroup group =
            new ConsumerGroup(SERVERS.kafka().bootstrapServers(), KafkaProbe.uniqueGroup("outage"));

    @AfterAll
    static void stop() {
        SERVERS.close();
    }

    @BeforeEach
    void createTopics() {
        kafka.createTopics(12, Topic.DRAFTS, Topic.REJECTED_DRAFTS);
    }

    @Test
    void retriesWhileTheDatabaseIsDownAndStaysInItsGroup() {
        try (IngestProcess process = start()) {
            publish(0, 500);
            eventually().untilAsserted(() -> assertThat(rows()).isEqualTo(500));

            SERVERS.postgres().crash();
            publish(500, 1_000);
            eventually().untilAsserted(() -> assertThat(process.state()).isEqualTo("waiting for the database"));
            assertThat(process.health("ingest").get("status").stringValue()).isEqualTo("OUT_OF_SERVICE");
            assertThat(process.readiness()).isEqualTo("DOWN");
            Set<String> members = group.members();
            assertThat(group.totalLag()).isEqualTo(500);
            // Longer than the session timeout of the group.
            await().pollDelay(Duration.ofSeconds(7)).until(() -> process.state().startsWith("waiting"));

            assertThat(group.members()).isEqualTo(members);
            SERVERS.postgres().startAgain();

            eventually().untilAsserted(() -> assertThat(rows()).isEqualTo(1_000));
            eventually().untilAsserted(() -> assertThat(group.lag()).isEmpty());
            eventually().untilAsserted(() -> assertThat(process.readiness()).isEqualTo("UP"));
        }
    }

    @Test
    void stopsPromptlyWhileTheDatabaseIsDownAndLosesNothing() {
        try {
            IngestProcess process = start(Map.of(
                    "outreach.ingest.retry-initial-interval", "30s", "outreach.ingest.retry-max-interval", "30s"));
            SERVERS.postgres().crash();
            publish(0, 10);
            eventually().untilAsserted(() -> assertThat(process.state()).isEqualTo("waiting for the database"));

            long startOfStop = System.nanoTime();
            process.close();

            assertThat(Duration.ofNanos(System.nanoTime() - startOfStop)).isLessThan(Duration.ofSeconds(8));
        } finally {
            SERVERS.postgres().startAgain();
        }
        try (IngestProcess next = start()) {
            eventually().untilAsserted(() -> assertThat(rows()).isEqualTo(10));
        }
    }

    @Test
    void startsOnceTheDatabaseIsUp() {
        publish(0, 10);
        SERVERS.postgres().stop();
        CompletableFuture<IngestProcess> starting = CompletableFuture.supplyAsync(this::start);
        await().during(Duration.ofSeconds(3)).until(() -> !starting.isDone());

        SERVERS.postgres().startAgain();

        try (IngestProcess process = starting.join()) {
            eventually().untilAsserted(() -> assertThat(rows()).isEqualTo(10));
        }
    }

    @Test
    void startsWithoutABrokerAndConsumesOnceItIsUp() {
        publish(0, 10);
        SERVERS.kafka().stop();
        try (IngestProcess process = start()) {
            assertThat(process.state()).isEqualTo("waiting for the topics");
            assertThat(process.readiness()).isNotEqualTo("UP");

            SERVERS.kafka().startAgain();

            eventually().untilAsserted(() -> assertThat(rows()).isEqualTo(10));
            eventually().untilAsserted(() -> assertThat(process.readiness()).isEqualTo("UP"));
        }
    }

    @Test
    void consumesWithoutLagAfterABrokerRestart() {
        try (IngestProcess process = start()) {
            publish(0, 3_000);
            SERVERS.kafka().stop();

            SERVERS.kafka().startAgain();

            publish(3_000, 3_010);
            eventually().untilAsserted(() -> assertThat(rows()).isEqualTo(3_010));
            eventually().untilAsserted(() -> assertThat(group.lag()).isEmpty());
            assertThat(process.state()).isEqualTo("running");
        }
    }

    @Test
    void commitsNothingBeforeTheRejectionsAreAcknowledged() {
        KafkaProbe shared = TestInfrastructure.get().kafka();
        shared.createTopics(12, Topic.DRAFTS, Topic.REJECTED_DRAFTS);
        KafkaProbe.Mark before = kafka.mark(Topic.REJECTED_DRAFTS.topicName());
        String brokerOfRejections = SERVERS.kafka().bootstrapServers();
        ConsumerGroup sharedGroup = new ConsumerGroup(TestInfrastructure.get().bootstrapServers(), group.id());
        SERVERS.kafka().stop();
        byte[] key = customer.toString().getBytes(UTF_8);
        try (IngestProcess process = IngestProcess.start(
                DATABASE,
                sharedGroup.bootstrapServers(),
                sharedGroup.id(),
                Map.of(
                        "outreach.ingest.consumer.auto.offset.reset", "latest",
                        "outreach.ingest.producer.max.block.ms", "1000",
                        "outreach.ingest.producer.delivery.timeout.ms", "2000",
                        "outreach.ingest.producer.request.timeout.ms", "1000",
                        "spring.kafka.producer.bootstrap-servers", brokerOfRejections))) {
            eventually()
                    .until(() -> process.state().equals("running")
                            && !sharedGroup.members().isEmpty());
            // Repeated, because a new member that starts at the end may not have resolved its position yet.
            eventually().untilAsserted(() -> {
                shared.send(record(message(customer, "first", "text", MORNING)));
                assertThat(rows()).isEqualTo(1);
            });
            eventually().untilAsserted(() -> assertThat(sharedGroup.lag()).isEmpty());

            shared.send(new ProducerRecord<>(Topic.DRAFTS.topicName(), key, "no JSON".getBytes(UTF_8)));
            shared.send(record(message(customer, "second", "text", MORNING)));

            eventually().untilAsserted(() -> assertThat(process.state()).isEqualTo("waiting for Kafka"));
            assertThat(sharedGroup.totalLag()).isEqualTo(2);
            SERVERS.kafka().startAgain();

            assertThat(kafka.awaitRecords(before, 1))
                    .anySatisfy(found -> assertThat(KafkaProbe.key(found)).isEqualTo(customer.toString()));
            eventually().untilAsserted(() -> assertThat(rows()).isEqualTo(2));
            eventually().untilAsserted(() -> assertThat(process.state()).isEqualTo("running"));
        }
    }

    private IngestProcess start() {
        return start(Map.of());
    }

    private IngestProcess start(Map<String, String> properties) {
        return IngestProcess.start(DATABASE, SERVERS.kafka().bootstrapServers(), group.id(), properties);
    }

    private void publish(int from, int to) {
        kafka.sendAll(IntStream.range(from, to)
                .mapToObj(i -> spreadRecord(message(customer, "p-" + i, "text", MORNING)))
                .toList());
    }

    private int rows() {
        return DATABASE.rows().all(customer).size();
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(250))
                .ignoreExceptions();
    }
}
