package com.heycmo.outreach.testsupport;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole pipeline as {@code java -jar all-in-one.jar}, on free ports. A test can stop or kill it and start it again
 * on its data.
 */
public final class AllInOneProcess implements AutoCloseable {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(180);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final AtomicInteger LAUNCHES = new AtomicInteger();
    private static final int KILLED = 128 + 9;

    private final Path jar;
    private final Path dataDir;
    private final Map<String, String> options = new LinkedHashMap<>();
    private final List<String> javaOptions = new ArrayList<>();
    private @Nullable JarProcess process;

    /**
     * Does not start the process yet.
     *
     * @param jar {@code all-in-one.jar}
     * @param dataDir need not exist
     */
    public AllInOneProcess(Path jar, Path dataDir) {
        this.jar = jar;
        this.dataDir = dataDir.toAbsolutePath();
        with("outreach.data-dir", this.dataDir.toString());
        with("server.port", Integer.toString(TestPorts.take()));
        with("outreach.embedded.postgres-port", Integer.toString(TestPorts.take()));
        with("outreach.embedded.kafka-port", Integer.toString(TestPorts.take()));
    }

    /** The jar of a sibling module, unpacked, because it starts faster. */
    public static AllInOneProcess unpacked(Path dataDir) {
        return new AllInOneProcess(UnpackedJar.of(Path.of("..", "all-in-one", "target", "all-in-one.jar")), dataDir);
    }

    /** Sets a property for the next start. */
    public AllInOneProcess with(String property, String value) {
        options.put(property, value);
        return this;
    }

    /** Adds an option of the JVM for the next start. */
    public AllInOneProcess withJava(String option) {
        javaOptions.add(option);
        return this;
    }

    /** The port that was set for this property. */
    public int port(String property) {
        return Integer.parseInt(options.getOrDefault(property, ""));
    }

    /** Starts the process and returns at once. */
    public JarProcess launch() {
        List<String> arguments = new ArrayList<>();
        options.forEach((property, value) -> arguments.add("--%s=%s".formatted(property, value)));
        Path output = dataDir.resolveSibling("%s-%d.out".formatted(dataDir.getFileName(), LAUNCHES.incrementAndGet()));
        JarProcess launched = JarProcess.start(javaOptions, jar, output, arguments);
        process = launched;
        return launched;
    }

    /** Starts the process and returns when all of it is ready. */
    public Endpoints start() {
        // A killed process leaves this file. The new process may remove it only after we have seen it.
        deleteEndpoints();
        JarProcess launched = launch();
        await().atMost(START_TIMEOUT).until(() -> Files.exists(endpointsFile()) || !launched.isAlive());
        if (!launched.isAlive()) {
            throw new IllegalStateException("The pipeline did not start:\n" + launched.output());
        }
        return endpoints();
    }

    /** The content of {@code endpoints.json}. */
    public Endpoints endpoints() {
        try {
            return new Endpoints(JSON.readTree(Files.readString(endpointsFile())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Exists while the pipeline is ready. */
    public Path endpointsFile() {
        return dataDir.resolve("endpoints.json");
    }

    public JarProcess process() {
        if (process == null) {
            throw new IllegalStateException("The pipeline has not been started.");
        }
        return process;
    }

    /** Whether a PostgreSQL server runs on this data directory, including one whose parent was killed. */
    public boolean postgresIsAlive() {
        return postgres().isPresent();
    }

    /** Sends SIGKILL to the PostgreSQL server, and to it alone. */
    public void killPostgres() {
        ProcessHandle running = postgres().orElseThrow();
        running.destroyForcibly();
        await().until(() -> postgres().filter(running::equals).isEmpty());
    }

    private Optional<ProcessHandle> postgres() {
        Path data = dataDir.resolve("postgres").resolve("data");
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().arguments().stream()
                        .flatMap(Arrays::stream)
                        .anyMatch(data.toString()::equals))
                .findFirst();
    }

    private void deleteEndpoints() {
        try {
            Files.deleteIfExists(endpointsFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops the process, and a PostgreSQL server that lost its parent. */
    @Override
    public void close() {
        if (process != null) {
            process.close();
            if (process.awaitExit() == KILLED) {
                postgres().ifPresent(ProcessHandle::destroy);
            }
        }
    }

    /** Addresses and credentials of the running pipeline. */
    public record Endpoints(JsonNode json) {

        public URI queue(int customer) {
            return URI.create(text("baseUrl") + "/api/linkedin/queue/" + customerId(customer));
        }

        public UUID customerId(int customer) {
            return UUID.fromString(
                    json.path("customers").path(customer).path("customerId").asString());
        }

        /** Of this customer's reviewer, for the API. */
        public String apiToken(int customer) {
            return json.path("customers").path(customer).path("apiToken").asString();
        }

        /** Of this customer's demo extension, for claims and results. */
        public String extensionToken(int customer) {
            return json.path("customers").path(customer).path("extensionToken").asString();
        }

        public String bootstrapServers() {
            return text("bootstrapServers");
        }

        /** A top-level field. */
        public String text(String field) {
            return json.path(field).asString();
        }
    }
}
