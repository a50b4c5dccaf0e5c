package com.heycmo.outreach.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.allinone.customers.DemoCustomer;
import com.heycmo.outreach.allinone.provider.HttpBrowser;
import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.testsupport.AllInOneProcess;
import com.heycmo.outreach.testsupport.AllInOneProcess.Endpoints;
import com.heycmo.outreach.testsupport.JarProcess;
import com.heycmo.outreach.testsupport.KafkaProbe;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/** The life of one pipeline. The tests run in order, and each continues where the one before ended. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AllInOneIntegrationTests {

    private static final Path JAR = Path.of("target", "all-in-one.jar");
    private static final int PENDING = 44;
    private static final int INVALID = 8;
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(15);

    private Path data;
    private AllInOneProcess pipeline;
    private Endpoints endpoints;

    @BeforeAll
    void start(@TempDir Path directory) {
        data = directory.resolve("data");
        pipeline = new AllInOneProcess(JAR, data)
                .with("outreach.demo.extension", "true")
                .with("outreach.demo.extension.speed", "200")
                .with("outreach.demo.extension.failure-percent", "0");
        endpoints = pipeline.start();
    }

    @AfterAll
    void stop() {
        pipeline.close();
    }

    @Test
    @Order(1)
    void publishesItsAddressesForPeopleAndPrograms() throws IOException {
        JsonNode json = endpoints.json();
        assertThat(json.propertyNames())
                .containsExactly(
                        "baseUrl", "bootstrapServers", "jdbcUrl", "jdbcUser", "jdbcPassword", "ui", "customers");
        assertThat(json.path("baseUrl").asString()).isEqualTo("http://localhost:" + pipeline.port("server.port"));
        assertThat(json.path("ui").path("url").asString())
                .isEqualTo(json.path("baseUrl").asString() + "/outreach/linkedin");
        assertThat(json.path("ui").path("user").asString()).isEqualTo("reviewer");
        assertThat(json.path("ui").path("password").asString()).hasSizeGreaterThanOrEqualTo(16);
        assertThat(json.path("customers"))
                .hasSize(2)
                .allSatisfy(customer -> assertThat(customer.propertyNames())
                        .containsExactly("customerId", "name", "reviewerUserId", "apiToken", "extensionToken"));
        assertThat(endpoints.customerId(0)).isEqualTo(DemoCustomer.ALL.get(0).id());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(pipeline.endpointsFile())))
                .isEqualTo("rw-------");
        await().untilAsserted(() -> assertThat(pipeline.process().output())
                .contains("running at " + endpoints.text("baseUrl"))
                .containsPattern("http://127\\.0\\.0\\.1:\\d+/actuator/health"));
    }

    @Test
    @Order(2)
    void namesItsCustomers() {
        DriverManagerDataSource owner = new DriverManagerDataSource(
                endpoints.text("jdbcUrl"), endpoints.text("jdbcUser"), endpoints.text("jdbcPassword"));

        assertThat(JdbcClient.create(owner)
                        .sql("SELECT name FROM linkedin_outreach_customer")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("Northwind Labs", "Acme Robotics");
    }

    @Test
    @Order(2)
    void reviewersSignInToThePage() {
        JsonNode ui = endpoints.json().path("ui");
        HttpBrowser browser = new HttpBrowser();

        HttpResponse<String> login =
                browser.follow(browser.get(URI.create(ui.path("url").asString())));
        HttpResponse<String> page = browser.follow(browser.signIn(
                login, ui.path("user").asString(), ui.path("password").asString()));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri().getPath())
                .startsWith(URI.create(ui.path("url").asString()).getPath());
        HttpResponse<String> signedOut = browser.follow(browser.submit(page, "/logout", Map.of()));
        assertThat(signedOut.uri().getPath()).isEqualTo(login.uri().getPath());
    }

    @Test
    @Order(2)
    void showsItsBillOfMaterialsOnTheManagementPortOnly() {
        HttpBrowser browser = new HttpBrowser();
        assumeThat(getClass().getResource("/META-INF/sbom/application.cdx.json"))
                .as("a build without a network writes none")
                .isNotNull();

        await().untilAsserted(() ->
                assertThat(pipeline.process().output()).containsPattern("http://127\\.0\\.0\\.1:\\d+/actuator"));
        Matcher management = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/actuator")
                .matcher(pipeline.process().output());
        assertThat(management.find()).isTrue();
        assertThat(browser.get(URI.create(management.group() + "/sbom/application"))
                        .body())
                .contains("\"bomFormat\"", "spring-session-jdbc");
        assertThat(browser.get(URI.create(endpoints.text("baseUrl") + "/actuator/sbom/application"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    @Order(2)
    void acceptsItsTokensUnderEitherHostName() {
        URI address = URI.create(endpoints.queue(0).toString().replace("localhost", "127.0.0.1"));

        assertThat(new QueueClient(address, endpoints.apiToken(0)).status()).isEqualTo(200);
        assertThat(new QueueClient(address, endpoints.apiToken(1)).status()).isEqualTo(403);
        assertThat(new QueueClient(address, "garbage").status()).isEqualTo(401);
    }

    @Test
    @Order(2)
    void ingestsTheSampleDraftsAndRejectsTheInvalidOnes() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(pendingIds()).hasSize(PENDING));

        KafkaProbe kafka = new KafkaProbe(endpoints.bootstrapServers());
        assertThat(kafka.awaitRecords(kafka.beginning(Topic.REJECTED_DRAFTS.topicName()), INVALID))
                .hasSize(INVALID)
                .allSatisfy(rejected -> assertThat(KafkaProbe.text(rejected)).contains("\"reasons\":[{"));
    }

    @Test
    @Order(3)
    void sendsApprovedDrafts() {
        QueueClient queue = queue(0);
        Set<String> approved = new HashSet<>();
        queue.rows("pending_review").stream()
                .filter(row -> row.path("notBefore").isNull())
                .map(row -> row.path("id").asString())
                .limit(3)
                .forEach(id -> approved.add(queue.approve(id).path("id").asString()));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(approved)
                        .hasSize(3)
                        .extracting(id -> queue.row(id).path("status").asString())
                        .containsOnly("sent"));
        KafkaProbe kafka = new KafkaProbe(endpoints.bootstrapServers());
        assertThat(kafka.awaitRecords(kafka.beginning(Topic.OUTCOMES.topicName()), 3))
                .extracting(KafkaProbe::key)
                .containsOnly(endpoints.customerId(0).toString());
        assertThat(kafka.awaitRecords(kafka.beginning(Topic.DECISIONS.topicName()), 3))
                .extracting(
                        record -> KafkaProbe.header(record, "ce_type") + " " + KafkaProbe.header(record, "ce_subject"))
                .containsExactlyInAnyOrderElementsOf(approved.stream()
                        .map(id -> "com.heycmo.linkedin.outreach.approved.v1 " + id)
                        .toList());
        assertThat(pipeline.process().output()).contains("The extension of Northwind Labs");
    }

    @Test
    @Order(4)
    void theServicesCannotChangeTheSchema() throws SQLException {
        Map<String, Boolean> mayCreate = new HashMap<>();
        try (Connection owner = DriverManager.getConnection(
                        endpoints.text("jdbcUrl"), endpoints.text("jdbcUser"), endpoints.text("jdbcPassword"));
                Statement statement = owner.createStatement();
                ResultSet role = statement.executeQuery("""
                        SELECT DISTINCT usename, has_schema_privilege(usename, 'public', 'CREATE')
                          FROM pg_stat_activity
                         WHERE datname = current_database() AND usename <> current_user
                        """)) {
            while (role.next()) {
                mayCreate.put(role.getString(1), role.getBoolean(2));
            }
        }
        assertThat(mayCreate).containsOnly(entry("outreach_service", false), entry("outreach_worker", false));
    }

    @Test
    @Order(5)
    void refusesASecondPipelineOnTheSameDataDirectory() {
        try (AllInOneProcess second = new AllInOneProcess(JAR, data)) {
            JarProcess process = second.launch();

            assertThat(process.awaitExit()).isEqualTo(1);
            assertThat(process.output()).contains("outreach.data-dir").doesNotContain("\tat ");
            assertThat(pipeline.process().isAlive()).isTrue();
            assertThat(pipeline.endpointsFile()).exists();
        }
    }

    @Test
    @Order(6)
    void restartsOnItsDataAfterAKillWithoutPublishingTheSamplesAgain() {
        pipeline.process().kill();
        assertThat(pipeline.postgresIsAlive()).isTrue();

        Endpoints restarted = pipeline.start();

        assertThat(restarted.json().path("ui")).isEqualTo(endpoints.json().path("ui"));
        assertThat(restarted.customerId(0)).isEqualTo(endpoints.customerId(0));
        assertThat(new QueueClient(restarted.queue(0), endpoints.apiToken(0)).status())
                .isEqualTo(401);
        URI usage = URI.create(restarted.queue(0) + "/usage");
        assertThat(new QueueClient(usage, endpoints.extensionToken(0)).status()).isEqualTo(401);
        assertThat(new QueueClient(usage, restarted.extensionToken(0)).status()).isEqualTo(200);
        endpoints = restarted;
        assertThat(pendingIds()).hasSize(PENDING - 3);
        KafkaProbe kafka = new KafkaProbe(endpoints.bootstrapServers());
        assertThat(kafka.since(kafka.beginning(Topic.DRAFTS.topicName()))).hasSize(54);
    }

    @Test
    @Order(7)
    void stillIngestsDraftsAfterAKill() {
        new KafkaProbe(endpoints.bootstrapServers())
                .send(Topic.DRAFTS.topicName(), endpoints.customerId(0).toString(), """
                {"customerId":"%s","action":"connection_request","prospectUrl":"linkedin.com/in/after-the-kill"}
                """.formatted(
                                endpoints.customerId(0)));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(pendingIds()).hasSize(PENDING - 2));
    }

    /** ServerOutageIntegrationTests starts a pipeline on the data of one that was stopped. */
    @Test
    @Order(8)
    void stopsCleanlyWithinSeconds() {
        long begin = System.nanoTime();

        int exitCode = pipeline.process().stop();

        assertThat(exitCode).isIn(0, 143);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(STOP_TIMEOUT);
        assertThat(pipeline.postgresIsAlive()).isFalse();
    }

    private Set<String> pendingIds() {
        Set<String> ids = new HashSet<>();
        IntStream.range(0, 2)
                .mapToObj(this::queue)
                .flatMap(queue -> queue.rows("pending_review").stream())
                .forEach(row -> ids.add(row.path("id").asString()));
        return ids;
    }

    private QueueClient queue(int customer) {
        return QueueClient.of(endpoints, customer);
    }
}
