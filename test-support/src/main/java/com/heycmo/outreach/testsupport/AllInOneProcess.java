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
 * The whole pipeline as {@code java -jar all-in-one.jar}, with ports of its own. It can be stopped or killed and
 * started again on its data.
 */
public final class AllInOneProcess implements AutoCloseable {

    private static final Duration START_PATIENCE = Duration.ofSeconds(180);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final AtomicInteger LAUNCHES = new AtomicInteger();
    private static final int KILLED = 128 + 9;

    private final Path jar;
    private final Path dataDir;
    private final Map<String, String> options = new LinkedHashMap<>();
    private @Nullable JarProcess process;

    /**
     * Starts nothing yet.
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

    /** The same, unpacked, for the tests of another module. */
    public static AllInOneProcess unpacked(Path dataDir) {
        return new AllInOneProcess(UnpackedJar.of(Path.of("..", "all-in-one", "target", "all-in-one.jar")), dataDir);
    }

    /** Sets a property of the starts to come. */
    public AllInOneProcess with(String property, String value) {
        options.put(property, value);
        return this;
    }

    /** The port that was set for this property. */
    public int port(String property) {
        return Integer.parseInt(options.getOrDefault(property, ""));
    }

    /** Starts it, whether or not it will serve. */
    public JarProcess launch() {
        List<String> arguments = new ArrayList<>();
        options.forEach((property, value) -> arguments.add("--%s=%s".formatted(property, value)));
        Path output = dataDir.resolveSibling("%s-%d.out".formatted(dataDir.getFileName(), LAUNCHES.incrementAndGet()));
        JarProcess launched = JarProcess.start(jar, output, arguments);
        process = launched;
        return launched;
    }

    /** Starts it and returns when everything serves. */
    public Endpoints start() {
        // A process that was killed leaves its file; the new one removes it, but perhaps after we have looked.
        deleteEndpoints();
        JarProcess launched = launch();
        await().atMost(START_PATIENCE).until(() -> Files.exists(endpointsFile()) || !launched.isAlive());
        if (!launched.isAlive()) {
            throw new IllegalStateException("The pipeline did not start:\n" + launched.output());
        }
        return endpoints();
    }

    /** What the running process wrote into {@code endpoints.json}. */
    public Endpoints endpoints() {
        try {
            return new Endpoints(JSON.readTree(Files.readString(endpointsFile())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it stands while everything serves. */
    public Path endpointsFile() {
        return dataDir.resolve("endpoints.json");
    }

    public JarProcess process() {
        if (process == null) {
            throw new IllegalStateException("The pipeline was never started.");
        }
        return process;
    }

    /** Whether a PostgreSQL works in this data directory, also one whose parent was killed. */
    public boolean postgresIsAlive() {
        return postgres().isPresent();
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

    /** Stops what runs, also a PostgreSQL that lost its parent. */
    @Override
    public void close() {
        if (process != null) {
            process.close();
            if (process.awaitExit() == KILLED) {
                postgres().ifPresent(ProcessHandle::destroy);
            }
        }
    }

    /** How the pipeline is reached. */
    public record Endpoints(JsonNode json) {

        public URI queue(int customer) {
            return URI.create(text("baseUrl") + "/api/linkedin/queue/" + customerId(customer));
        }

        public UUID customerId(int customer) {
            return UUID.fromString(
                    json.path("customers").path(customer).path("customerId").asString());
        }

        /** For the API, as this customer's own reviewer. */
        public String apiToken(int customer) {
            return json.path("customers").path(customer).path("apiToken").asString();
        }

        /** For claims and results, as this customer's demo extension. */
        public String extensionToken(int customer) {
            return json.path("customers").path(customer).path("extensionToken").asString();
        }

        public String bootstrapServers() {
            return text("bootstrapServers");
        }

        /** A field of the top level. */
        public String text(String field) {
            return json.path(field).asString();
        }
    }
}
