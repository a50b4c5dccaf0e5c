package com.heycmo.outreach.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.DedicatedServers;
import com.heycmo.outreach.testsupport.KafkaProbe;
import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.QueueRows;
import com.heycmo.outreach.testsupport.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Causes faults as they happen, and ends all of them when it is closed. Where a fault takes hours, it moves rows in time. */
final class FaultInjection implements AutoCloseable {

    /** Prometheus compares with 20. */
    private static final int UNANSWERED = 25;
    /** Prometheus compares with 5 and a fiftieth of all. */
    private static final int PAUSED_CUSTOMERS = 8;

    private static final int FAILURES_THAT_PAUSE = 3;
    /** Prometheus compares with 50,000 and the live rows. */
    private static final int DEAD_ROWS = 60_000;
    /** Prometheus compares with 100. */
    private static final int CLAIMS_BEFORE = 250;
    /** More than connections. */
    private static final int PARALLEL_CLAIMS = 20;

    private final DedicatedServers servers;
    private final ServiceProcesses services;
    private final PipelineClient pipeline;
    private final TestDatabase database;
    private final KafkaProbe kafka;
    private final Deque<Runnable> ends = new ArrayDeque<>();

    FaultInjection(DedicatedServers servers, ServiceProcesses services) {
        this.servers = servers;
        this.services = services;
        this.pipeline = services.pipeline();
        this.database = servers.database();
        this.kafka = new KafkaProbe(servers.kafka().bootstrapServers());
    }

    void sendPoisonRecords() {
        repeat(1, () -> send("{}"));
    }

    void guessTokens() {
        UUID customerId = UUID.randomUUID();
        repeat(1, () -> pipeline.claim(customerId, "hcx_guessed", "guess"));
    }

    void leaveClaimsUnanswered() {
        UUID customerId = UUID.randomUUID();
        approve(customerId, UNANSWERED);
        IntStream.range(0, UNANSWERED).forEach(claim -> claim(customerId));
        rows().age(customerId, Duration.ofMinutes(6));
    }

    /** LinkedIn has changed its pages: whoever claims gives back. */
    void failInARow() {
        for (int customer = 0; customer < PAUSED_CUSTOMERS; customer++) {
            UUID customerId = UUID.randomUUID();
            approve(customerId, FAILURES_THAT_PAUSE);
            for (int failure = 0; failure < FAILURES_THAT_PAUSE; failure++) {
                JsonNode job = claim(customerId);
                Map<String, Object> report = Map.of("claimToken", token(job), "failureCode", "ui_changed");
                assertThat(pipeline.job(customerId, id(job), "release", report).status())
                        .isEqualTo(200);
            }
        }
    }

    /** No operation does that: rows say so. The claim makes the customer known. */
    void sendOneMoreThanTheCap() {
        UUID customerId = UUID.randomUUID();
        Action action = Action.CONNECTION_REQUEST;
        rows().insert(QueueRow.approved(customerId).action(action));
        claim(customerId);
        IntStream.rangeClosed(0, action.cap())
                .forEach(draft -> rows().insert(
                                QueueRow.sent(customerId, Duration.ofHours(1)).action(action)));
    }

    /** The test has switched the sweep off. */
    void leaveAnExpiredDraft() {
        rows().insert(QueueRow.pending(UUID.randomUUID()).at("expires_at", Duration.ofDays(-2)));
    }

    /** What others delete meanwhile stays. */
    void forgetATransaction() {
        hold("SELECT count(*) FROM linkedin_outreach_person");
        database.jdbc().sql("""
                        INSERT INTO linkedin_outreach_person (customer_id, user_id, name)
                        SELECT gen_random_uuid(), gen_random_uuid(), 'Jane' FROM generate_series(1, :rows)
                        """).param("rows", DEAD_ROWS).update();
        database.jdbc().sql("DELETE FROM linkedin_outreach_person").update();
    }

    void deleteTheDecisionsTopic() {
        UUID customerId = UUID.randomUUID();
        UUID id = rows().insert(QueueRow.pending(customerId));
        kafka.deleteTopics(Topic.DECISIONS.topicName());
        ends.push(() -> kafka.createTopics(12, Topic.DECISIONS));
        assertThat(pipeline.approve(customerId, id, 1).text("status")).isEqualTo("approved");
    }

    /** They have asked often until now. */
    void stopExtensions() {
        UUID customerId = UUID.randomUUID();
        IntStream.range(0, CLAIMS_BEFORE)
                .forEach(claim -> assertThat(
                                pipeline.claim(customerId, "claim " + claim).text("reason"))
                        .isEqualTo("empty"));
    }

    /** A session by hand that nobody ended. */
    void lockACustomer() {
        UUID customerId = UUID.randomUUID();
        approve(customerId, 2);
        claim(customerId);
        hold("SELECT linkedin_outreach_lock_customers(ARRAY['%s'::uuid])".formatted(customerId));
        repeat(PARALLEL_CLAIMS, () -> pipeline.claim(customerId, "waits"));
    }

    void crashTheDatabase() {
        UUID customerId = UUID.randomUUID();
        servers.postgres().crash();
        ends.push(servers.postgres()::startAgain);
        send("""
                {"customerId":"%s","action":"message","prospectUrl":"linkedin.com/in/jane-doe","body":"Hi Jane"}
                """.formatted(customerId));
        repeat(1, () -> pipeline.list(customerId, "limit=1"));
    }

    void stopTheBroker() {
        servers.kafka().stop();
        ends.push(servers.kafka()::startAgain);
    }

    void killAService() {
        services.kill("drafting-ingest");
    }

    private void approve(UUID customerId, int drafts) {
        IntStream.range(0, drafts).forEach(draft -> rows().insert(QueueRow.approved(customerId)));
    }

    private JsonNode claim(UUID customerId) {
        JsonNode job =
                pipeline.claim(customerId, UUID.randomUUID().toString()).body().path("job");
        assertThat(job.isObject()).as("a job was claimed").isTrue();
        return job;
    }

    private static UUID id(JsonNode job) {
        return UUID.fromString(job.path("id").asString());
    }

    private static String token(JsonNode job) {
        return job.path("claimToken").asString();
    }

    private QueueRows rows() {
        return database.rows();
    }

    private void send(String draft) {
        kafka.send(Topic.DRAFTS.topicName(), "any", draft);
    }

    /** Keeps the transaction of this statement open, with its snapshot and its locks. */
    private void hold(String statement) {
        try {
            Connection connection = database.dataSource().getConnection();
            ends.push(() -> close(connection));
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try (Statement holding = connection.createStatement()) {
                holding.execute(statement);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends requests one after the other, in this many threads. */
    private void repeat(int threads, Runnable request) {
        AtomicBoolean running = new AtomicBoolean(true);
        ends.push(() -> running.set(false));
        for (int thread = 0; thread < threads; thread++) {
            Thread requests = new Thread(
                    () -> {
                        while (running.get()) {
                            request.run();
                        }
                    },
                    "requests");
            requests.setDaemon(true);
            requests.start();
        }
    }

    @Override
    public void close() {
        while (!ends.isEmpty()) {
            ends.pop().run();
        }
    }
}
