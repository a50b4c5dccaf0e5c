package com.heycmo.outreach.acceptance.api;

import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.embedded.DatabaseAccess;
import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.testsupport.AllInOneProcess;
import com.heycmo.outreach.testsupport.KafkaProbe;
import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.QueueRows;
import com.heycmo.outreach.testsupport.SharedResource;
import com.heycmo.outreach.testsupport.TestDatabase;
import com.heycmo.outreach.testsupport.TestDevices;
import com.heycmo.outreach.testsupport.TestIssuer;
import com.heycmo.outreach.testsupport.TestPorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The all-in-one as one process without demo data, started once for all tests that take it as a parameter. The test's
 * own provider signs the tokens of its people, and no rate limit gets in the way.
 */
public final class RunningPipeline implements AutoCloseable {

    private static final String NO_LIMIT = "1000000";
    private static final Duration COUNTED_WITHIN = Duration.ofSeconds(60);
    private static final Duration IDLE_WITHIN = Duration.ofSeconds(30);
    private static final String INGEST = "outreach-drafting-ingest";

    private static final SharedResource<RunningPipeline> SHARED = new SharedResource<>(RunningPipeline::new);

    private final Path directory;
    private final AllInOneProcess process;
    private final AllInOneProcess.Endpoints endpoints;
    private final TestDatabase database;
    private TestDevices devices;

    private RunningPipeline() {
        try {
            directory = Files.createTempDirectory("contracts");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        process = AllInOneProcess.unpacked(directory.resolve("data"))
                .with("outreach.demo", "false")
                // What has run out is swept while a test waits for it.
                .with("outreach.expiry.cron", "*/2 * * * * *")
                .with("outreach.reviewer-user-id", QueueRow.REVIEWER.toString())
                .with("management.server.port", Integer.toString(TestPorts.take()))
                .with("outreach.rate-limit.per-credential", NO_LIMIT)
                .with("outreach.rate-limit.per-address", NO_LIMIT)
                .with(
                        "spring.security.oauth2.resourceserver.jwt.issuer-uri",
                        TestIssuer.shared().issuer());
        endpoints = started(process);
        DatabaseAccess owner = new DatabaseAccess(
                endpoints.text("jdbcUrl"), endpoints.text("jdbcUser"), endpoints.text("jdbcPassword"));
        database = new TestDatabase("outreach", owner, owner, owner);
        devices = database.devices();
        awaitAnalytics();
    }

    /** Hands it to tests, and stops it after the last of them all. */
    public static final class Extension implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == RunningPipeline.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return SHARED.get();
        }
    }

    private static AllInOneProcess.Endpoints started(AllInOneProcess process) {
        try {
            return process.start();
        } catch (RuntimeException e) {
            process.close();
            throw e;
        }
    }

    public String url(String target) {
        return endpoints.text("baseUrl") + target;
    }

    public UUID customerId(int customer) {
        return endpoints.customerId(customer);
    }

    public long pid() {
        return process.process().pid();
    }

    /** The first measurement of a metric of the management port; the name may be followed by a query. */
    public double metric(String name) {
        String url = "http://127.0.0.1:%d/actuator/metrics/%s".formatted(process.port("management.server.port"), name);
        return Http.send(
                        "get",
                        url,
                        "",
                        JsonMapper.shared().createObjectNode(),
                        JsonMapper.shared().missingNode())
                .body()
                .path("measurements")
                .path(0)
                .path("value")
                .asDouble();
    }

    /** A reviewer's or an extension's, as the operation's {@code security} says. */
    String token(UUID customerId, JsonNode operation) {
        boolean person = operation.path("security").valueStream().anyMatch(scheme -> scheme.has("person"));
        return person ? TestIssuer.shared().reviewer(QueueRow.REVIEWER, customerId) : devices.tokenOf(customerId);
    }

    public QueueRows rows() {
        return database.rows();
    }

    public TestDevices devices() {
        return devices;
    }

    /** As the owner of the schema, who sees everything. */
    public JdbcClient database() {
        return database.jdbc();
    }

    public KafkaProbe kafka() {
        return new KafkaProbe(endpoints.bootstrapServers());
    }

    /** The schema owner's. */
    public String databasePassword() {
        return endpoints.text("jdbcPassword");
    }

    /** Returns when every draft has been taken in, and every event has gone out. */
    public void awaitIdle() {
        await().atMost(IDLE_WITHIN).until(() -> tookInEveryDraft() && toldEveryEvent());
    }

    private boolean tookInEveryDraft() {
        String drafts = Topic.DRAFTS.topicName();
        Map<TopicPartition, Long> committed = kafka().committed(INGEST, drafts);
        return kafka().mark(drafts).offsets().entrySet().stream()
                .allMatch(end -> committed.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    private boolean toldEveryEvent() {
        return database()
                .sql("SELECT NOT EXISTS (SELECT FROM outbox)")
                .query(Boolean.class)
                .single();
    }

    /** Has this decision told as the pipeline would, and returns when it is counted. */
    void tell(JsonNode decision) {
        UUID customerId = UUID.fromString(decision.path("customerId").asString());
        kafka().send(Topic.DECISIONS.topicName(), customerId.toString(), decision.toString());
        await().atMost(COUNTED_WITHIN)
                .until(() -> !analytics(customerId, decision.path("occurredAt").asString())
                        .path("rows")
                        .isEmpty());
    }

    /** Figures come up later than all else. */
    private void awaitAnalytics() {
        await().atMost(COUNTED_WITHIN)
                .until(() -> analytics(customerId(0), "2026-11-20T00:00:00Z").has("rows"));
    }

    private JsonNode analytics(UUID customerId, String from) {
        return Http.send(
                        "get",
                        url("/api/linkedin/analytics/%s?bucket=day&from=%s&to=2026-11-21T00:00:00Z"
                                .formatted(customerId, from)),
                        TestIssuer.shared().reviewer(QueueRow.REVIEWER, customerId),
                        JsonMapper.shared().createObjectNode(),
                        JsonMapper.shared().missingNode())
                .body();
    }

    /** An extension without a token. */
    void pair(UUID customerId, UUID id, String deviceName) {
        database()
                .sql("""
                        INSERT INTO linkedin_outreach_extension (customer_id, id, device_name, created_by_user_id)
                        VALUES (:customer, :id, :name, :user)
                        """)
                .param("customer", customerId)
                .param("id", id)
                .param("name", deviceName)
                .param("user", QueueRow.REVIEWER)
                .update();
    }

    /** Something that this person of this name did to a draft. */
    void record(UUID customerId, UUID draftId, String what, String detail, String personName) {
        database()
                .sql("""
                        WITH person AS (
                            INSERT INTO linkedin_outreach_person (customer_id, user_id, name)
                            VALUES (:customer, :user, :name)
                                ON CONFLICT (customer_id, user_id) DO UPDATE SET name = EXCLUDED.name)
                        INSERT INTO linkedin_outreach_audit (
                               customer_id, what, draft_id, version, actor, actor_id, detail)
                        VALUES (:customer, :what, :draft, 1, 'person', :user, :detail)
                        """)
                .param("customer", customerId)
                .param("user", QueueRow.REVIEWER)
                .param("name", personName)
                .param("what", what)
                .param("draft", draftId)
                .param("detail", detail)
                .update();
    }

    /** Leaves the customer without a draft, a pause, an extension or a history. */
    void forget(UUID customerId) {
        for (String statement : new String[] {
            "DELETE FROM linkedin_outreach_queue WHERE customer_id = :customer",
            "DELETE FROM linkedin_outreach_extension WHERE customer_id = :customer",
            "DELETE FROM linkedin_outreach_person WHERE customer_id = :customer",
            "DELETE FROM linkedin_outreach_audit WHERE customer_id = :customer",
            "UPDATE linkedin_outreach_customer SET paused_at = NULL, paused_by_user_id = NULL"
                    + " WHERE customer_id = :customer"
        }) {
            database().sql(statement).param("customer", customerId).update();
        }
        devices = database.devices();
    }

    @Override
    public void close() throws IOException {
        process.close();
        FileSystemUtils.deleteRecursively(directory);
    }
}
