package com.heycmo.outreach.acceptance.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.testsupport.AllInOneProcess;
import com.heycmo.outreach.testsupport.JarProcess;
import com.heycmo.outreach.testsupport.TestPorts;
import com.heycmo.outreach.testsupport.ThoroughOnly;
import com.heycmo.outreach.testsupport.UnpackedJar;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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
        try (JarProcess process = start(module)) {
            stopAt(process, "Retrying in");
        }
    }

    @Test
    void theAnalyticsThatWaitForTheirBroker() {
        try (JarProcess process = start("outcome-analytics")) {
            stopAt(process, "could not be established");
        }
    }

    private JarProcess start(String module) {
        Path jar = UnpackedJar.of(Path.of("..", module, "target", module + "-exec.jar"));
        List<String> arguments = List.of(
                "--server.port=" + TestPorts.take(),
                "--management.server.port=" + TestPorts.take(),
                "--spring.datasource.url=jdbc:postgresql://%s/outreach".formatted(NOWHERE),
                "--spring.datasource.username=service",
                "--spring.datasource.password=none",
                "--outreach.worker.username=worker",
                "--outreach.worker.password=none",
                "--spring.flyway.user=owner",
                "--spring.flyway.password=none",
                "--spring.kafka.bootstrap-servers=" + NOWHERE,
                "--spring.security.oauth2.resourceserver.jwt.issuer-uri=http://%s".formatted(NOWHERE));
        return JarProcess.start(jar, directory.resolve(module + ".out"), arguments);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Starting PostgreSQL", "Starting Kafka", "PostgreSQL is ready"})
    void theAllInOneWhileItsServersStart(String logged) {
        try (AllInOneProcess allInOne = AllInOneProcess.unpacked(directory.resolve("data"))) {
            stopAt(allInOne.launch(), logged);
            await().atMost(Duration.ofSeconds(10)).until(() -> !allInOne.postgresIsAlive());
        }
    }

    private static void stopAt(JarProcess process, String logged) {
        await().atMost(Duration.ofSeconds(120)).until(() -> process.output().contains(logged) || !process.isAlive());
        assertThat(process.output()).contains(logged);
        long start = System.nanoTime();

        int exitCode = process.stop();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThat(exitCode).isEqualTo(143);
    }
}
