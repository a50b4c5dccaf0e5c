package com.heycmo.outreach.benchmarks.running;

import com.heycmo.outreach.embedded.Ports;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** A stand-alone worker of Kafka Connect with one connector, in a process of its own, from the jar that runs this. */
public final class KafkaConnect implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String RUNNING = "\"state\":\"RUNNING\"";

    private final Path output;
    private final Process process;

    private KafkaConnect(Path output, Process process) {
        this.output = output;
        this.process = process;
    }

    /**
     * Returns when all tasks run.
     *
     * @param worker what is set of the worker, beside broker and address
     * @param connector what is set of the connector, {@code name} and {@code tasks.max} among it
     */
    public static KafkaConnect start(Servers servers, Map<String, String> worker, Map<String, String> connector)
            throws IOException, InterruptedException {
        String name = connector.getOrDefault("name", "connector");
        Path directory = Files.createDirectories(servers.directory().resolve(name));
        int port = Ports.free();
        Map<String, String> all = new HashMap<>(worker);
        all.put("bootstrap.servers", servers.broker());
        all.put("listeners", "http://127.0.0.1:" + port);
        all.put("offset.storage.file.filename", directory.resolve("offsets").toString());
        all.put("plugin.discovery", "service_load");
        Path output = directory.resolve("output.txt");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dloader.main=org.apache.kafka.connect.cli.ConnectStandalone",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.springframework.boot.loader.launch.PropertiesLauncher",
                        write(directory.resolve("worker.properties"), all),
                        write(directory.resolve("connector.properties"), connector)))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        KafkaConnect connect = new KafkaConnect(output, process);
        // The connector's own state, and that of each task.
        int states = 1 + Integer.parseInt(connector.getOrDefault("tasks.max", "1"));
        connect.await(URI.create("http://127.0.0.1:%d/connectors/%s/status".formatted(port, name)), states);
        return connect;
    }

    private static String write(Path file, Map<String, String> settings) throws IOException {
        Properties properties = new Properties();
        properties.putAll(settings);
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        return file.toString();
    }

    private void await(URI status, int states) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (running(status) < states) {
            if (process.waitFor(200, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
                process.destroy();
                throw new IllegalStateException("The connector does not run:\n" + Files.readString(output));
            }
        }
    }

    private static int running(URI status) throws InterruptedException {
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(status).build(), BodyHandlers.ofString());
            return answer.body().split(RUNNING, -1).length - 1;
        } catch (IOException e) {
            return 0;
        }
    }

    /** What it has written, to say why something went wrong. */
    public String output() throws IOException {
        return Files.readString(output);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
