package com.heycmo.outreach.benchmarks;

import com.heycmo.outreach.embedded.Ports;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The all-in-one in a process of its own, with ports and a data directory of its own. */
final class Pipeline implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path data;
    private final Process process;
    private JsonNode endpoints;

    private Pipeline(Path data, Process process) {
        this.data = data;
        this.process = process;
        this.endpoints = JsonMapper.shared().nullNode();
    }

    /** Returns when it serves. */
    static Pipeline start(Path jar) throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("outreach-benchmark");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                jar.toString(),
                "--outreach.data-dir=" + data,
                "--outreach.demo=false",
                // A load comes from one address and one person.
                "--outreach.rate-limit.per-credential=100000",
                "--outreach.rate-limit.per-address=100000",
                "--server.port=" + Ports.free(),
                "--outreach.embedded.postgres-port=" + Ports.free(),
                "--outreach.embedded.kafka-port=" + Ports.free());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("output.txt").toFile())
                .start();
        Pipeline pipeline = new Pipeline(data, process);
        pipeline.awaitEndpoints();
        return pipeline;
    }

    private void awaitEndpoints() throws IOException, InterruptedException {
        Path file = data.resolve("endpoints.json");
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(file)) {
            if (process.waitFor(100, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
                throw new IllegalStateException("It does not serve:\n" + Files.readString(data.resolve("output.txt")));
            }
        }
        endpoints = JsonMapper.shared().readTree(Files.readString(file));
    }

    UUID customer(int number) {
        return UUID.fromString(
                endpoints.path("customers").path(number).path("customerId").asString());
    }

    URI page(int customer) {
        return URI.create(endpoints.path("ui").path("url").asString() + "/" + customer(customer));
    }

    String user() {
        return endpoints.path("ui").path("user").asString();
    }

    String password() {
        return endpoints.path("ui").path("password").asString();
    }

    /** As the owner of the schema. */
    Connection database() throws SQLException {
        return DriverManager.getConnection(
                endpoints.path("jdbcUrl").asString(),
                endpoints.path("jdbcUser").asString(),
                endpoints.path("jdbcPassword").asString());
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
