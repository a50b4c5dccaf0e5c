package com.heycmo.outreach.analytics;

import com.heycmo.outreach.testsupport.JarProcess;
import com.heycmo.outreach.testsupport.TestIssuer;
import com.heycmo.outreach.testsupport.TestPorts;
import com.heycmo.outreach.testsupport.UnpackedJar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The service in a separate process. */
final class AnalyticsProcess implements AutoCloseable {

    private static final Path JAR = UnpackedJar.of(Path.of("target", "outcome-analytics-exec.jar"));

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path directory;
    private final String bootstrapServers;
    private final int port = TestPorts.take();
    private final List<String> options = new ArrayList<>();
    private @Nullable JarProcess process;

    AnalyticsProcess(Path directory, String bootstrapServers) {
        this.directory = directory;
        this.bootstrapServers = bootstrapServers;
        with("server.port", Integer.toString(port));
        with("management.server.port", "0");
        with("spring.kafka.bootstrap-servers", bootstrapServers);
        with(
                "spring.security.oauth2.resourceserver.jwt.issuer-uri",
                TestIssuer.shared().issuer());
        with("outreach.analytics.state-dir", directory.resolve("state").toString());
        with("outreach.analytics.advertised-url", "http://127.0.0.1:" + port);
        with("outreach.analytics.streams.consumer.session.timeout.ms", "6000");
        with("outreach.rate-limit.per-credential", "1000000");
        with("outreach.rate-limit.per-address", "1000000");
    }

    AnalyticsProcess with(String property, String value) {
        options.add("--" + property + "=" + value);
        return this;
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    AnalyticsProcess start() {
        return start(List.of());
    }

    AnalyticsProcess start(List<String> more) {
        List<String> arguments = new ArrayList<>(options);
        arguments.addAll(more);
        Path output = directory.resolveSibling(directory.getFileName() + ".out");
        process = JarProcess.start(JAR, output, arguments);
        return this;
    }

    JarProcess process() {
        if (process == null) {
            throw new IllegalStateException("The process was not started.");
        }
        return process;
    }

    /** Requests figures as a viewer of the customer. */
    HttpResponse<String> get(UUID customerId, String query) {
        return get(
                customerId + "?" + query,
                TestIssuer.shared().token(UUID.randomUUID(), customerId + ":viewer"),
                "application/json");
    }

    HttpResponse<String> get(String path, @Nullable String token, String accept) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/api/linkedin/analytics/" + path))
                .timeout(Duration.ofSeconds(10))
                .header("Accept", accept);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Requests figures as another instance does. */
    int statusOfForwarded(UUID customerId, String query) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/api/linkedin/analytics/" + customerId + "?" + query))
                .header(
                        "Authorization",
                        "Bearer " + TestIssuer.shared().token(UUID.randomUUID(), customerId + ":viewer"))
                .header("Outreach-Analytics-Forwarded", "true")
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
    }
}
