package com.heycmo.outreach.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.embedded.Ports;
import com.heycmo.outreach.testsupport.JarProcess;
import com.heycmo.outreach.testsupport.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** The three services, each a process of its own with ordinary Spring properties, on one database and one broker. */
final class Services implements AutoCloseable {

    private static final List<String> MODULES = List.of("drafting-ingest", "approval-service", "dispatch-service");

    private final String bootstrapServers;
    private final Map<String, String> baseUrls = new LinkedHashMap<>();
    private final Map<String, JarProcess> processes = new LinkedHashMap<>();

    private Services(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    static Services start(TestDatabase database, String bootstrapServers) {
        Services services = new Services(bootstrapServers);
        MODULES.forEach(module -> services.start(module, database));
        services.awaitReady();
        return services;
    }

    private void start(String module, TestDatabase database) {
        int port = Ports.free();
        baseUrls.put(module, "http://localhost:" + port);
        processes.put(
                module,
                JarProcess.start(
                        Path.of("..", module, "target", module + "-exec.jar"),
                        Path.of("target", module + ".out"),
                        List.of(
                                "--server.port=" + port,
                                "--spring.datasource.url=" + database.jdbcUrl(),
                                "--spring.datasource.username=" + database.user(),
                                "--spring.datasource.password=" + database.password(),
                                "--spring.kafka.bootstrap-servers=" + bootstrapServers)));
    }

    Pipeline pipeline() {
        return new Pipeline(baseUrl("approval-service"), baseUrl("dispatch-service"), bootstrapServers);
    }

    String baseUrl(String module) {
        return baseUrls.getOrDefault(module, "");
    }

    /** Waits until every service says that it is ready. */
    void awaitReady() {
        for (String module : MODULES) {
            Awaitility.await(module + " is ready")
                    .atMost(Duration.ofSeconds(90))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> pipeline().readiness(baseUrl(module)).status() == 200);
        }
    }

    /** Ends each with SIGTERM, as an orchestrator does, and sees it go by itself. */
    @Override
    public void close() {
        List<Integer> exitCodes = new ArrayList<>();
        processes.values().forEach(process -> exitCodes.add(process.stop()));
        assertThat(exitCodes).as("exit codes after SIGTERM").containsOnly(143);
    }
}
