package com.heycmo.outreach.ingest;

import com.heycmo.outreach.testsupport.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Starts and stops the application, with short retry intervals. */
final class IngestProcess implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ConfigurableApplicationContext context;

    private IngestProcess(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Returns as soon as the application context has started. */
    static IngestProcess start(
            TestDatabase database, String bootstrapServers, String group, Map<String, String> properties) {
        Map<String, String> arguments = new LinkedHashMap<>();
        arguments.put("spring.datasource.url", database.jdbcUrl());
        // Ingest serves no requests, so it only has the background role's login.
        arguments.put("spring.datasource.username", database.worker().user());
        arguments.put("spring.datasource.password", database.worker().password());
        arguments.put("spring.flyway.user", database.user());
        arguments.put("spring.flyway.password", database.password());
        arguments.put("spring.kafka.bootstrap-servers", bootstrapServers);
        arguments.put("spring.main.banner-mode", "off");
        arguments.put("outreach.ingest.group-id", group);
        arguments.put("outreach.ingest.retry-initial-interval", "100ms");
        arguments.put("outreach.ingest.retry-max-interval", "1s");
        arguments.put("server.port", "0");
        arguments.put("management.server.port", "0");
        arguments.putAll(properties);
        return new IngestProcess(new SpringApplicationBuilder(DraftingIngestApplication.class)
                .run(arguments.entrySet().stream()
                        .map(property -> "--%s=%s".formatted(property.getKey(), property.getValue()))
                        .toArray(String[]::new)));
    }

    JsonNode health(String path) {
        String port = context.getEnvironment().getRequiredProperty("local.management.port");
        URI address = URI.create("http://127.0.0.1:%s/actuator/health/%s".formatted(port, path));
        try {
            HttpResponse<String> response =
                    HTTP.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
            return JsonMapper.shared().readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The state in the health {@code ingest}. */
    String state() {
        return health("ingest").get("details").get("state").stringValue();
    }

    String readiness() {
        return health("readiness").get("status").stringValue();
    }

    @Override
    public void close() {
        context.close();
    }
}
