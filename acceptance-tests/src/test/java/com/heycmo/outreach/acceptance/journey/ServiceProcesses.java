package com.heycmo.outreach.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.testsupport.JarProcess;
import com.heycmo.outreach.testsupport.ServiceProperties;
import com.heycmo.outreach.testsupport.TestDatabase;
import com.heycmo.outreach.testsupport.TestPorts;
import com.heycmo.outreach.testsupport.UnpackedJar;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** The three services, each in its own process, on one database and one broker. */
final class ServiceProcesses implements AutoCloseable {

    private static final List<String> MODULES = List.of("drafting-ingest", "approval-service", "dispatch-service");

    private final TestDatabase database;
    private final String bootstrapServers;
    private final Credentials credentials;
    private final Map<String, String> baseUrls = new LinkedHashMap<>();
    private final Map<String, Integer> managementPorts = new LinkedHashMap<>();
    private final Map<String, JarProcess> processes = new LinkedHashMap<>();

    private ServiceProcesses(TestDatabase database, String bootstrapServers) {
        this.database = database;
        this.bootstrapServers = bootstrapServers;
        this.credentials = Credentials.of(database.devices());
    }

    static ServiceProcesses start(TestDatabase database, String bootstrapServers) {
        ServiceProcesses services = new ServiceProcesses(database, bootstrapServers);
        MODULES.forEach(services::start);
        services.awaitReady();
        return services;
    }

    private void start(String module) {
        int port = TestPorts.take();
        int managementPort = TestPorts.take();
        baseUrls.put(module, "http://localhost:" + port);
        managementPorts.put(module, managementPort);
        Map<String, Object> properties = ServiceProperties.of(database, bootstrapServers);
        properties.put("server.port", port);
        // Replaces the default: Spring reads an argument that is given twice as a list.
        properties.put("management.server.port", managementPort);
        List<String> arguments = properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toList();
        processes.put(
                module,
                JarProcess.start(
                        UnpackedJar.of(Path.of("..", module, "target", module + "-exec.jar")),
                        Path.of("target", module + ".out"),
                        arguments));
    }

    PipelineClient pipeline() {
        return new PipelineClient(
                baseUrl("approval-service"), baseUrl("dispatch-service"), bootstrapServers, credentials);
    }

    String baseUrl(String module) {
        return baseUrls.getOrDefault(module, "");
    }

    int managementPort(String module) {
        return managementPorts.getOrDefault(module, 0);
    }

    ApiResponse readiness(String module) {
        URI url = URI.create("http://localhost:%d/actuator/health/readiness".formatted(managementPort(module)));
        return PipelineClient.exchange(HttpRequest.newBuilder(url));
    }

    /** Waits until the readiness probe of every service succeeds. */
    void awaitReady() {
        for (String module : MODULES) {
            Awaitility.await(module + " is ready")
                    .atMost(Duration.ofSeconds(90))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> readiness(module).status() == 200);
        }
    }

    /** Stops each with SIGTERM, as an orchestrator does, and checks that it shuts down. */
    @Override
    public void close() {
        List<Integer> exitCodes = new ArrayList<>();
        processes.values().forEach(process -> exitCodes.add(process.stop()));
        assertThat(exitCodes).as("exit codes after SIGTERM").containsOnly(143);
    }
}
