package com.heycmo.outreach.acceptance.api;

import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.embedded.DatabaseAccess;
import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.testsupport.AllInOneProcess;
import com.heycmo.outreach.testsupport.KafkaProbe;
import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.QueueRows;
import com.heycmo.outreach.testsupport.SharedResource;
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
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The all-in-one as a process, without demo data and with a high rate limit. It is started once for all tests that take
 * it as a parameter. {@link TestIssuer} signs the tokens of people.
 */
public final class RunningPipeline implements AutoCloseable {

    private static final String NO_LIMIT = "1000000";
    private static final Duration COUNT_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(30);
    private static final String INGEST = "outreach-drafting-ingest";

    private static final SharedResource<RunningPipeline> SHARED = new SharedResource<>(RunningPipeline::new);

    private final Path directory;
    private final AllInOneProcess process;
    private final AllInOneProcess.Endpoints endpoints;
    private final JdbcClient database;
    private TestDevices devices;

    private RunningPipeline() {
        try {
            directory = Files.createTempDirectory("contracts");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        process = AllInOneProcess.unpacked(directory.resolve("data"))
                .with("outreach.demo", "false")
                // Frequent, because tests wait for the sweep.
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
        // A new connection for each statement would take most of the time of tests that compare checksums.
        database = JdbcClient.create(
                new SingleConnectionDataSource(owner.jdbcUrl(), owner.user(), owner.password(), true));
        devices = new TestDevices(database);
        awaitAnalytics();
    }

    /** Injects the pipeline into tests. */
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

    /** The first measurement of a metric from the management port. The name may include a query. */
    public double metric(String name) {
        String url = "http://127.0.0.1:%d/actuator/metrics/%s".formatted(managementPort(), name);
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

    public int managementPort() {
        return process.port("management.server.port");
    }

    /** A token of a reviewer or of an extension, as the operation's {@code security} requires. */
    String token(UUID customerId, JsonNode operation) {
        boolean person = operation.path("security").valueStream().anyMatch(scheme -> scheme.has("person"));
        return person ? TestIssuer.shared().reviewer(QueueRow.REVIEWER, customerId) : devices.tokenOf(customerId);
    }

    public QueueRows rows() {
        return new QueueRows(database);
    }

    CustomerRows customerRows() {
        return new CustomerRows(database);
    }

    public TestDevices devices() {
        return devices;
    }

    /** Logged in as the owner of the schema, who sees all rows. */
    public JdbcClient database() {
        return database;
    }

    public KafkaProbe kafka() {
        return new KafkaProbe(endpoints.bootstrapServers());
    }

    /** The password of the schema's owner. */
    public String databasePassword() {
        return endpoints.text("jdbcPassword");
    }

    /** Waits until all drafts are ingested and all events are sent. */
    public void awaitIdle() {
        await().atMost(IDLE_TIMEOUT).until(() -> hasIngestedAllDrafts() && hasSentAllEvents());
    }

    /** Waits until all events are sent. */
    public void awaitSentEvents() {
        await().atMost(IDLE_TIMEOUT).until(this::hasSentAllEvents);
    }

    private boolean hasIngestedAllDrafts() {
        String drafts = Topic.DRAFTS.topicName();
        Map<TopicPartition, Long> committed = kafka().committed(INGEST, drafts);
        return kafka().mark(drafts).offsets().entrySet().stream()
                .allMatch(end -> committed.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    private boolean hasSentAllEvents() {
        return database()
                .sql("SELECT NOT EXISTS (SELECT FROM outbox)")
                .query(Boolean.class)
                .single();
    }

    /** Publishes this decision as the pipeline does, and waits until analytics has counted it. */
    void publishDecision(JsonNode decision) {
        UUID customerId = UUID.fromString(decision.path("customerId").asString());
        kafka().send(Topic.DECISIONS.topicName(), customerId.toString(), decision.toString());
        await().atMost(COUNT_TIMEOUT)
                .until(() -> !analytics(customerId, decision.path("occurredAt").asString())
                        .path("rows")
                        .isEmpty());
    }

    /** Analytics becomes ready later than the rest. */
    private void awaitAnalytics() {
        await().atMost(COUNT_TIMEOUT)
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

    /** Deletes the drafts, the pause, the limits, the extensions, the people and the history of the customer. */
    void clear(UUID customerId) {
        customerRows().clear(customerId);
        devices = new TestDevices(database);
    }

    @Override
    public void close() throws IOException {
        process.close();
        FileSystemUtils.deleteRecursively(directory);
    }
}
