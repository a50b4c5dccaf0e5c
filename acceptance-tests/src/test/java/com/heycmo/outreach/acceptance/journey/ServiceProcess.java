package com.heycmo.outreach.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.testsupport.JarProcess;
import com.heycmo.outreach.testsupport.TestPorts;
import com.heycmo.outreach.testsupport.UnpackedJar;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** One instance of a service in its own process. It keeps its ports when a test ends and restarts it. */
final class ServiceProcess implements AutoCloseable {

    private final String module;
    private final String name;
    private final Map<String, Object> properties;
    private final int port = TestPorts.take();
    private final int managementPort = TestPorts.take();
    private @Nullable JarProcess process;

    /**
     * @param name of the instance, for its log file
     * @param properties of the service; the ports are added
     */
    ServiceProcess(String module, String name, Map<String, Object> properties) {
        this.module = module;
        this.name = name;
        this.properties = new TreeMap<>(properties);
        this.properties.put("server.port", port);
        // Replaces the default: Spring reads an argument that is given twice as a list.
        this.properties.put("management.server.port", managementPort);
    }

    void start() {
        List<String> arguments = properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toList();
        process = JarProcess.start(
                UnpackedJar.of(Path.of("..", module, "target", module + "-exec.jar")),
                Path.of("target", name + ".out"),
                arguments);
    }

    String module() {
        return module;
    }

    int port() {
        return port;
    }

    int managementPort() {
        return managementPort;
    }

    String baseUrl() {
        return "http://localhost:" + port;
    }

    ApiResponse readiness() {
        URI url = URI.create("http://localhost:%d/actuator/health/readiness".formatted(managementPort));
        return PipelineClient.exchange(HttpRequest.newBuilder(url));
    }

    void awaitReady() {
        Awaitility.await(name + " is ready")
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> readiness().status() == 200);
    }

    /** Stops it with SIGTERM, as an orchestrator does, and checks that it shuts down. */
    void stop() {
        if (process != null) {
            assertThat(process.stop()).as("exit code of %s after SIGTERM", name).isEqualTo(143);
        }
        process = null;
    }

    void kill() {
        if (process != null) {
            process.kill();
        }
        process = null;
    }

    @Override
    public void close() {
        stop();
    }
}
