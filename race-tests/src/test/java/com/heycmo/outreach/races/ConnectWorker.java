package com.heycmo.outreach.races;

import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.testsupport.TestPorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Kafka Connect (stand-alone) as a separate process, with the connector of {@code deploy/debezium/outbox.json}. */
final class ConnectWorker implements AutoCloseable {

    static final Path FILES = Path.of("..", "deploy", "debezium");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Path directory;
    private final Map<String, String> environment;
    private final int port = TestPorts.take();
    private @Nullable Process process;

    /** @param environment what the connector's file asks for */
    ConnectWorker(Path directory, String bootstrapServers, Map<String, String> environment) throws IOException {
        this.directory = directory;
        this.environment = environment;
        Files.writeString(directory.resolve("logback.xml"), """
                <configuration>
                  <appender name="console" class="ch.qos.logback.core.ConsoleAppender">
                    <encoder><pattern>%d %level %logger{20} %msg%n</pattern></encoder>
                  </appender>
                  <logger name="io.debezium" level="INFO"/>
                  <root level="WARN"><appender-ref ref="console"/></root>
                </configuration>
                """);
        Files.writeString(directory.resolve("worker.properties"), """
                bootstrap.servers=%s
                listeners=http://127.0.0.1:%d
                offset.storage.file.filename=%s
                offset.flush.interval.ms=500
                plugin.discovery=service_load
                key.converter=org.apache.kafka.connect.storage.StringConverter
                value.converter=org.apache.kafka.connect.storage.StringConverter
                config.providers=env
                config.providers.env.class=org.apache.kafka.common.config.provider.EnvVarConfigProvider
                """.formatted(
                        bootstrapServers, port, directory.resolve("offsets")));
    }

    /** Returns when the connector and its task are running. */
    void start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dlogback.configurationFile=" + directory.resolve("logback.xml"),
                "-cp",
                System.getProperty("java.class.path"),
                "org.apache.kafka.connect.cli.ConnectStandalone",
                directory.resolve("worker.properties").toString(),
                FILES.resolve("outbox.json").toString());
        builder.environment().putAll(environment);
        Process started = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()))
                .start();
        process = started;
        await().atMost(Duration.ofSeconds(120))
                .failFast(() -> {
                    if (!started.isAlive() || status().contains("FAILED")) {
                        throw new IllegalStateException(log());
                    }
                })
                .until(() -> status().split("\"state\":\"RUNNING\"", -1).length == 3);
    }

    /** With SIGTERM; the connector says where it stands. */
    void stop() throws InterruptedException {
        if (process != null) {
            process.destroy();
            process.waitFor(30, TimeUnit.SECONDS);
        }
        kill();
    }

    /** With SIGKILL. */
    void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
            process = null;
        }
    }

    @Override
    public void close() throws InterruptedException {
        stop();
    }

    String log() {
        try {
            return Files.readString(output());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path output() {
        return directory.resolve("output.txt");
    }

    private String status() throws InterruptedException {
        URI uri = URI.create("http://127.0.0.1:%d/connectors/outreach-outbox/status".formatted(port));
        try {
            return HTTP.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "";
        }
    }
}
