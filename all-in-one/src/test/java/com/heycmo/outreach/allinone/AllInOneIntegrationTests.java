package com.heycmo.outreach.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.allinone.customers.DemoCustomer;
import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.testsupport.AllInOneProcess;
import com.heycmo.outreach.testsupport.AllInOneProcess.Endpoints;
import com.heycmo.outreach.testsupport.JarProcess;
import com.heycmo.outreach.testsupport.KafkaProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The life of one pipeline, in order: each test finds it as the one before has left it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AllInOneIntegrationTests {

    private static final Path JAR = Path.of("target", "all-in-one.jar");
    private static final int PENDING = 44;
    private static final int BROKEN = 8;
    private static final Duration TO_STOP = Duration.ofSeconds(15);

    private Path data;
    private AllInOneProcess pipeline;
    private Endpoints endpoints;

    @BeforeAll
    void start(@TempDir Path directory) {
        data = directory.resolve("data");
        pipeline = new AllInOneProcess(JAR, data)
                .with("outreach.demo.extension", "true")
                .with("outreach.demo.extension.speed", "200");
        endpoints = pipeline.start();
    }

    @AfterAll
    void stop() {
        pipeline.close();
    }

    @Test
    @Order(1)
    void tellsPeopleAndProgramsWhereItServes() throws IOException {
        JsonNode json = endpoints.json();
        assertThat(json.propertyNames())
                .containsExactly("baseUrl", "bootstrapServers", "jdbcUrl", "jdbcUser", "jdbcPassword", "customers");
        assertThat(json.path("baseUrl").asString()).isEqualTo("http://localhost:" + pipeline.port("server.port"));
        assertThat(json.path("customers"))
                .hasSize(2)
                .allSatisfy(customer ->
                        assertThat(customer.propertyNames()).containsExactly("customerId", "name", "reviewerUserId"));
        assertThat(endpoints.customerId(0)).isEqualTo(DemoCustomer.ALL.get(0).id());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(pipeline.endpointsFile())))
                .isEqualTo("rw-------");
        await().untilAsserted(() -> assertThat(pipeline.process().output())
                .contains("serves at " + endpoints.text("baseUrl"))
                .doesNotContain(endpoints.text("jdbcPassword")));
    }

    @Test
    @Order(2)
    void takesTheSampleDraftsInAndRejectsTheBrokenOnes() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(pendingIds()).hasSize(PENDING));

        KafkaProbe kafka = new KafkaProbe(endpoints.bootstrapServers());
        assertThat(kafka.awaitRecords(kafka.beginning(Topic.REJECTED_DRAFTS.topicName()), BROKEN))
                .hasSize(BROKEN)
                .allSatisfy(rejected -> assertThat(KafkaProbe.text(rejected)).contains("\"reasons\":[{"));
    }

    @Test
    @Order(3)
    void sendsWhatIsApproved() {
        Queue queue = queue(0);
        // Three: one in ten fails, as it does in life.
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
                        .allMatch(Set.of("sent", "failed")::contains));
        KafkaProbe kafka = new KafkaProbe(endpoints.bootstrapServers());
        assertThat(kafka.awaitRecords(kafka.beginning(Topic.OUTCOMES.topicName()), 3))
                .extracting(KafkaProbe::key)
                .containsOnly(endpoints.customerId(0).toString());
        assertThat(pipeline.process().output()).contains("The extension of Northwind Labs");
    }

    @Test
    @Order(4)
    void letsTheServicesChangeRowsButNotTheSchema() throws SQLException {
        try (Connection owner = DriverManager.getConnection(
                        endpoints.text("jdbcUrl"), endpoints.text("jdbcUser"), endpoints.text("jdbcPassword"));
                Statement statement = owner.createStatement();
                ResultSet role = statement.executeQuery("""
                        SELECT DISTINCT usename, has_schema_privilege(usename, 'public', 'CREATE')
                          FROM pg_stat_activity
                         WHERE datname = current_database() AND usename <> current_user
                        """)) {
            assertThat(role.next()).isTrue();
            assertThat(role.getBoolean(2)).isFalse();
            assertThat(role.next()).isFalse();
        }
    }

    @Test
    @Order(5)
    void refusesASecondPipelineOnItsData() {
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
    void stopsCleanlyWithinSeconds() {
        long begin = System.nanoTime();

        int exitCode = pipeline.process().stop();

        assertThat(exitCode).isIn(0, 143);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(TO_STOP);
        assertThat(pipeline.postgresIsAlive()).isFalse();
    }

    @Test
    @Order(7)
    void startsAgainOnWhatItLeftWithoutDraftingTheSamplesAgain() {
        Endpoints again = pipeline.start();

        assertThat(again.json().path("customers")).isEqualTo(endpoints.json().path("customers"));
        endpoints = again;
        assertThat(pendingIds()).hasSize(PENDING - 3);
        KafkaProbe kafka = new KafkaProbe(endpoints.bootstrapServers());
        assertThat(kafka.since(kafka.beginning(Topic.DRAFTS.topicName()))).hasSize(54);
    }

    @Test
    @Order(8)
    void startsAgainAfterAKill() {
        pipeline.process().kill();
        assertThat(pipeline.postgresIsAlive()).isTrue();

        endpoints = pipeline.start();

        assertThat(pendingIds()).hasSize(PENDING - 3);
        // And it works: a draft by an agent becomes a row.
        new KafkaProbe(endpoints.bootstrapServers())
                .send(Topic.DRAFTS.topicName(), endpoints.customerId(0).toString(), """
                {"customerId":"%s","action":"connection_request","prospectUrl":"linkedin.com/in/after-the-kill"}
                """.formatted(
                                endpoints.customerId(0)));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(pendingIds()).hasSize(PENDING - 2));
    }

    private Set<String> pendingIds() {
        Set<String> ids = new HashSet<>();
        IntStream.range(0, 2)
                .mapToObj(this::queue)
                .flatMap(queue -> queue.rows("pending_review").stream())
                .forEach(row -> ids.add(row.path("id").asString()));
        return ids;
    }

    private Queue queue(int customer) {
        return new Queue(endpoints.queue(customer));
    }
}
