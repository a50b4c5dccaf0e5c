package com.heycmo.outreach.benchmarks.running;

import com.heycmo.outreach.benchmarks.Options;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The all-in-one in a process of its own, with ports and a data directory of its own. */
public final class AllInOne implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern PROPORTIONAL_SIZE = Pattern.compile("(?m)^Pss:\\s+(\\d+) kB");

    private final Path data;
    private final Process process;
    private JsonNode endpoints;

    private AllInOne(Path data, Process process) {
        this.data = data;
        this.process = process;
        this.endpoints = JsonMapper.shared().nullNode();
    }

    /** Returns when it serves. */
    public static AllInOne start(Options options, boolean demo) throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("outreach-benchmark");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                options.home()
                        .resolve(Path.of("all-in-one", "target", "all-in-one.jar"))
                        .toString(),
                "--outreach.data-dir=" + data,
                "--outreach.demo=" + demo,
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
        AllInOne pipeline = new AllInOne(data, process);
        pipeline.awaitEndpoints();
        return pipeline;
    }

    private void awaitEndpoints() throws IOException, InterruptedException {
        Path file = data.resolve("endpoints.json");
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(file)) {
            if (process.waitFor(20, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
                throw new IllegalStateException("It does not serve:\n" + Files.readString(data.resolve("output.txt")));
            }
        }
        endpoints = JsonMapper.shared().readTree(Files.readString(file));
    }

    public UUID customer(int number) {
        return UUID.fromString(
                endpoints.path("customers").path(number).path("customerId").asString());
    }

    /** Of that customer's reviewer. */
    public String apiToken(int number) {
        return endpoints.path("customers").path(number).path("apiToken").asString();
    }

    public URI page(int customer) {
        return URI.create(endpoints.path("ui").path("url").asString() + "/" + customer(customer));
    }

    /** The queue of that customer. */
    public URI queue(int customer) {
        return URI.create(endpoints.path("baseUrl").asString() + "/api/linkedin/queue/" + customer(customer));
    }

    String user() {
        return endpoints.path("ui").path("user").asString();
    }

    String password() {
        return endpoints.path("ui").path("password").asString();
    }

    /** As the owner of the schema. */
    public Connection database() throws SQLException {
        return DriverManager.getConnection(
                endpoints.path("jdbcUrl").asString(),
                endpoints.path("jdbcUser").asString(),
                endpoints.path("jdbcPassword").asString());
    }

    /**
     * Bytes that it and all that it started occupy, what they share counted once.
     *
     * @throws IOException also where the system does not tell
     */
    public long resident() throws IOException {
        long kibibytes = 0;
        List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        for (ProcessHandle one : all) {
            Matcher size = PROPORTIONAL_SIZE.matcher(
                    Files.readString(Path.of("/proc", Long.toString(one.pid()), "smaps_rollup")));
            kibibytes += size.find() ? Long.parseLong(size.group(1)) : 0;
        }
        return kibibytes * 1024;
    }

    @Override
    public void close() throws InterruptedException, IOException {
        process.destroy();
        process.waitFor();
        FileSystemUtils.deleteRecursively(data);
    }
}
