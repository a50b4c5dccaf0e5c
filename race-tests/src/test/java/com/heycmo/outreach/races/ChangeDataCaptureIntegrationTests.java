package com.heycmo.outreach.races;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.embedded.PostgresServer;
import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.testsupport.KafkaProbe;
import com.heycmo.outreach.testsupport.TestDatabase;
import com.heycmo.outreach.testsupport.TestInfrastructure;
import com.heycmo.outreach.testsupport.Thorough;
import com.heycmo.outreach.testsupport.UseTestInfrastructure;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.TestPropertySource;

/** All services without the relay. A real Debezium relays the outbox, set up as docs/operations.md says. */
@Tag(Thorough.TAG)
@UseTestInfrastructure(logicalDecoding = true)
@TestPropertySource(properties = {"outreach.outbox.relay=none", "outreach.outbox.poll-interval=100ms"})
class ChangeDataCaptureIntegrationTests extends RaceTestBase {

    private static final String PASSWORD = "of the connector";
    private static final Duration SEVERAL_SWEEPS = Duration.ofMillis(500);
    private static final Duration DELIVERED_WITHIN = Duration.ofSeconds(60);
    private static final Topic[] TOPICS = {Topic.OUTCOMES, Topic.DECISIONS, Topic.SIGNALS};

    @Autowired
    private TestDatabase database;

    @Autowired
    private PostgresServer postgres;

    @Autowired
    private KafkaProbe kafka;

    @Autowired
    @Qualifier("outboxHealthIndicator")
    private HealthIndicator health;

    @TempDir
    private Path directory;

    private WrittenEvents written;
    private JdbcClient superuser;
    private List<KafkaProbe.Mark> before;

    @BeforeEach
    void setUp() throws IOException {
        // The services are creating the topics.
        before = await().ignoreExceptions().until(this::marks, marks -> true);
        written = new WrittenEvents(database);
        superuser = JdbcClient.create(new DriverManagerDataSource(
                postgres.jdbcUrl(),
                postgres.superuser().user(),
                postgres.superuser().password()));
        superuser
                .sql(Files.readString(ConnectWorker.FILES.resolve("postgres.sql"))
                        .replaceAll("(?m)^\\\\.*$", "")
                        .replace(":'cdc_password'", "'" + PASSWORD + "'"))
                .update();
    }

    @Test
    void deliversEveryEventInOrderAcrossRestartsAndLosesNoneOfThoseThatTheSlotHasNotConfirmed() throws Exception {
        decideAndSend(3);
        assertNothingIsSwept("This database has no replication slot outreach_outbox.");

        try (ConnectWorker connect = worker()) {
            connect.start();
            awaitDelivery("of the time before the slot existed, and swept then");
            assertThat(health().getStatus()).isEqualTo(Status.UP);

            decideAndSend(5);
            written.addUnusual();
            connect.kill();
            decideAndSend(3);
            assertNothingIsSwept("No connector reads the replication slot outreach_outbox.");
            connect.start();
            awaitDelivery("across a crash of the connector");

            connect.stop();
            decideAndSend(2);
            superuser
                    .sql("SELECT pg_drop_replication_slot('outreach_outbox')")
                    .query()
                    .singleRow();
            assertNothingIsSwept("This database has no replication slot outreach_outbox.");
            connect.start();
            decideAndSend(2);
            awaitDelivery("after the loss of the slot");
        }
    }

    private List<KafkaProbe.Mark> marks() {
        return Stream.of(TOPICS).map(topic -> kafka.mark(topic.topicName())).toList();
    }

    /** A decision, a claim, a result, a signal, and four decisions about one draft for each of so many customers. */
    private void decideAndSend(int customers) {
        for (int i = 0; i < customers; i++) {
            Round round = Round.of(i, Rival.APPROVE, "captured-", rows);
            decide(round, round.draft(), "approve");
            for (String decision : List.of("approve", "skip", "reopen", "approve")) {
                decide(round, round.laterStep(), decision);
            }
            String token = claim(round).path("claimToken").asString();
            Answer answer = send(extension(round, queue(round) + "/" + round.draft() + "/result")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("""
                            {"success":true,"claimToken":"%s"}""".formatted(token))));
            assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
            signal(round);
        }
    }

    private void decide(Round round, Object draft, String decision) {
        Answer answer = asReviewer(round, "POST", queue(round) + "/" + draft + "/" + decision, "{}");
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
    }

    private void signal(Round round) {
        asReviewer(round, "POST", prospects(round) + "/signals", """
                {"prospectUrl":"%s","type":"replied"}""".formatted(round.prospectUrl()));
    }

    private void assertNothingIsSwept(String reason) {
        long waiting = count();
        assertThat(waiting).isPositive();
        await().pollDelay(SEVERAL_SWEEPS)
                .untilAsserted(() -> assertThat(health().getDetails()).containsEntry("reason", reason));
        assertThat(health().getStatus()).isEqualTo(Status.UNKNOWN);
        assertThat(count()).isEqualTo(waiting);
    }

    private void awaitDelivery(String when) {
        await(when).atMost(DELIVERED_WITHIN).until(() -> count() == 0);
        written.assertDelivered(records());
    }

    private List<ConsumerRecord<byte[], byte[]>> records() {
        return before.stream().flatMap(mark -> kafka.since(mark).stream()).toList();
    }

    private long count() {
        return database.jdbc()
                .sql("SELECT count(*) FROM outbox")
                .query(Long.class)
                .single();
    }

    private Health health() {
        return Objects.requireNonNull(health.health());
    }

    private ConnectWorker worker() throws IOException {
        return new ConnectWorker(
                directory,
                TestInfrastructure.get().bootstrapServers(),
                Map.of(
                        "OUTREACH_CDC_HOST", "127.0.0.1",
                        "OUTREACH_CDC_PORT", Integer.toString(postgres.port()),
                        "OUTREACH_CDC_DATABASE", "outreach",
                        "OUTREACH_CDC_USER", "outreach_cdc",
                        "OUTREACH_CDC_PASSWORD", PASSWORD));
    }
}
