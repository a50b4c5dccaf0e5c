package com.heycmo.outreach.dispatch;

import com.heycmo.outreach.testsupport.ServiceProperties;
import com.heycmo.outreach.testsupport.TestDatabase;
import com.heycmo.outreach.testsupport.TestDevices;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** One of several instances of the service, on its own port. */
final class DispatchInstance implements AutoCloseable {

    private final TestDevices devices;
    private final ConfigurableApplicationContext context;

    private DispatchInstance(TestDevices devices, ConfigurableApplicationContext context) {
        this.devices = devices;
        this.context = context;
    }

    static DispatchInstance start(TestDatabase database, String bootstrapServers, String... properties) {
        List<String> arguments = new ArrayList<>(ServiceProperties.arguments(database, bootstrapServers));
        arguments.addAll(List.of("--server.port=0", "--spring.main.banner-mode=off", "--spring.jmx.enabled=false"));
        for (String property : properties) {
            arguments.add("--" + property);
        }
        return new DispatchInstance(
                database.devices(),
                new SpringApplicationBuilder(DispatchServiceApplication.class).run(arguments.toArray(String[]::new)));
    }

    Extension extensionOf(UUID customerId) {
        return new Extension(port(), customerId, devices.tokenOf(customerId));
    }

    /** The HTTP status of a path below {@code /actuator/health}. */
    int health(String path) {
        try {
            URI uri = URI.create("http://127.0.0.1:" + managementPort() + "/actuator/health" + path);
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(uri)
                                    .timeout(Duration.ofSeconds(30))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new IllegalStateException("The service did not answer.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted.", e);
        }
    }

    @Override
    public void close() {
        context.close();
    }

    private int port() {
        return Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort();
    }

    private int managementPort() {
        return context.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
    }
}
