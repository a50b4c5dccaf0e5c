package com.heycmo.outreach.acceptance.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.testsupport.AllInOneProcess;
import com.heycmo.outreach.testsupport.JarProcess;
import com.heycmo.outreach.testsupport.ServiceProperties;
import com.heycmo.outreach.testsupport.TestDatabase;
import com.heycmo.outreach.testsupport.TestInfrastructure;
import com.heycmo.outreach.testsupport.TestPorts;
import com.heycmo.outreach.testsupport.ThoroughOnly;
import com.heycmo.outreach.testsupport.UnpackedJar;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SIGTERM during the start ends a process within ten seconds, whatever it waits for. */
@ThoroughOnly
class StoppedWhileStartingIntegrationTests {

    private static final String NOWHERE = "127.0.0.1:1";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"drafting-ingest", "approval-service", "dispatch-service"})
    void aServiceThatWaitsForItsDatabase(String module) {
        try (JarProcess process = start(module, NOWHERE)) {
            stopAt(process, "Retrying in");
        }
    }

    /** It accepts connections, but never answers. */
    @Test
    void aServiceWhoseDatabaseHangs() throws IOException {
        try (ServerSocket database = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                JarProcess process = start("dispatch-service", "127.0.0.1:" + database.getLocalPort())) {
            stopAt(process, "Retrying in");
        }
    }

    @Test
    void theAnalyticsThatWaitForTheirBroker() {
        try (JarProcess process = start("outcome-analytics", NOWHERE)) {
            stopAt(process, "could not be established");
        }
    }

    /** Another transaction is about to create a table that the migrations create, so they wait. */
    @ParameterizedTest
    @ValueSource(strings = {"drafting-ingest", "approval-service", "dispatch-service"})
    void aServiceInTheMiddleOfItsMigrations(String module) throws Exception {
        TestDatabase database = TestInfrastructure.get().newEmptyDatabase();
        try (Connection other = database.dataSource().getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("CREATE TABLE linkedin_outreach_queue (id int)");
            try (JarProcess process = start(module, ServiceProperties.arguments(database, NOWHERE))) {
                await().atMost(Duration.ofSeconds(120)).until(() -> migrationsWait(database) || !process.isAlive());
                stop(process);
            }
        }
    }

    private static boolean migrationsWait(TestDatabase database) {
        return database.jdbc().sql("""
                        SELECT EXISTS (SELECT FROM pg_stat_activity
                                        WHERE datname = current_database() AND wait_event_type = 'Lock'
                                          AND query LIKE '%linkedin_outreach_queue%')
                        """).query(Boolean.class).single();
    }

    @ParameterizedTest
    @CsvSource({
        "drafting-ingest, WebApplicationContext: initialization completed",
        "approval-service, Start completed",
        "dispatch-service, WebApplicationContext: initialization completed",
        "outcome-analytics, WebApplicationContext: initialization completed"
    })
    void aServiceWhoseContextIsRefreshed(String module, String logged) {
        TestInfrastructure servers = TestInfrastructure.get();
        List<String> arguments = ServiceProperties.arguments(servers.newDatabase(), servers.bootstrapServers());
        try (JarProcess process = start(module, arguments)) {
            stopAt(process, logged);
        }
    }

    private JarProcess start(String module, String database) {
        List<String> arguments = List.of(
                "--management.server.port=" + TestPorts.take(),
                "--spring.datasource.url=jdbc:postgresql://%s/outreach".formatted(database),
                "--spring.datasource.username=service",
                "--spring.datasource.password=none",
                "--outreach.worker.username=worker",
                "--outreach.worker.password=none",
                "--spring.flyway.user=owner",
                "--spring.flyway.password=none",
                "--spring.kafka.bootstrap-servers=" + NOWHERE,
                "--spring.security.oauth2.resourceserver.jwt.issuer-uri=http://%s".formatted(NOWHERE));
        return start(module, arguments);
    }

    private JarProcess start(String module, List<String> arguments) {
        Path jar = UnpackedJar.of(Path.of("..", module, "target", module + "-exec.jar"));
        List<String> all = new ArrayList<>(arguments);
        all.add("--server.port=" + TestPorts.take());
        return JarProcess.start(jar, directory.resolve(module + ".out"), all);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Starting PostgreSQL",
                "Starting Kafka",
                "PostgreSQL is ready",
                "Migrating schema",
                "Start completed"
            })
    void theAllInOneAtAnyTimeOfItsStart(String logged) {
        try (AllInOneProcess allInOne = AllInOneProcess.unpacked(directory.resolve("data"))) {
            stopAt(allInOne.launch(), logged);
            await().atMost(Duration.ofSeconds(10)).until(() -> !allInOne.postgresIsAlive());
        }
    }

    private static void stopAt(JarProcess process, String logged) {
        await().atMost(Duration.ofSeconds(120)).until(() -> process.output().contains(logged) || !process.isAlive());
        assertThat(process.output()).contains(logged);
        stop(process);
    }

    private static void stop(JarProcess process) {
        long start = System.nanoTime();

        int exitCode = process.stop();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThat(exitCode).isEqualTo(143);
    }
}
