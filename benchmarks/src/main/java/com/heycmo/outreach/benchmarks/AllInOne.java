package com.heycmo.outreach.benchmarks;

import com.heycmo.outreach.embedded.Ports;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The all-in-one with a new data directory, the content of its {@code endpoints.json}, and a reviewer's browser. */
record AllInOne(ServerProcess process, JsonNode endpoints, HttpClient browser) implements AutoCloseable {

    /** @param java what comes after {@code java}: the jar and options of the JVM */
    static AllInOne start(List<String> java, Path data, boolean demo) throws Exception {
        int port = Ports.free();
        List<String> arguments = new ArrayList<>(java);
        Collections.addAll(
                arguments,
                "--outreach.data-dir=" + data,
                "--outreach.demo=" + demo,
                // The whole load comes from one address and one person.
                "--outreach.rate-limit.per-credential=100000",
                "--outreach.rate-limit.per-address=100000",
                "--server.port=" + port,
                "--outreach.embedded.postgres-port=" + Ports.free(),
                "--outreach.embedded.kafka-port=" + Ports.free());
        Path endpoints = data.resolve("endpoints.json");
        // The process removes the file of a run before, but only after a while.
        Files.deleteIfExists(endpoints);
        ServerProcess process = ServerProcess.start(data.resolve("output.txt"), port, Map.of(), arguments)
                .awaitReady(() -> Files.exists(endpoints));
        HttpClient browser = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(Redirect.NORMAL)
                .build();
        return new AllInOne(process, JsonMapper.shared().readTree(Files.readString(endpoints)), browser);
    }

    /** As the schema's owner. */
    Drafts drafts() {
        return new Drafts(new DriverManagerDataSource(text("/jdbcUrl"), text("/jdbcUser"), text("/jdbcPassword")));
    }

    UUID customerId(int customer) {
        return UUID.fromString(text("/customers/%d/customerId".formatted(customer)));
    }

    /** Signs in through the identity provider. */
    void signIn() throws IOException, InterruptedException {
        HttpResponse<String> form = send(page(0, ""));
        String token = form.body().replaceAll("(?s).*name=\"_csrf\"[^>]*value=\"([^\"]+)\".*", "$1");
        String password = URLEncoder.encode(text("/ui/password"), StandardCharsets.UTF_8);
        String fields = "username=%s&password=%s&_csrf=%s".formatted(text("/ui/user"), password, token);
        send(HttpRequest.newBuilder(form.uri())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields)));
    }

    /** A reviewer's real browser; empty without an installed Chromium. */
    Optional<ReviewBrowser> chromium() {
        return ReviewBrowser.signedIn(url(0), text("/ui/user"), text("/ui/password"));
    }

    /**
     * The first page of the customer's queue as a person sees it.
     *
     * @param query such as {@code ?sort=person}, or nothing
     */
    String html(int customer, String query) throws IOException, InterruptedException {
        return send(page(customer, query)).body();
    }

    /** What a program reads below the customer's queue; without a path its first page. */
    String json(int customer, String path) throws IOException, InterruptedException {
        URI queue = URI.create(text("/baseUrl") + "/api/linkedin/queue/" + customerId(customer) + path);
        String token = text("/customers/%d/apiToken".formatted(customer));
        return send(HttpRequest.newBuilder(queue).header("Authorization", "Bearer " + token))
                .body();
    }

    String url(int customer) {
        return text("/ui/url") + "/" + customerId(customer);
    }

    private HttpRequest.Builder page(int customer, String query) {
        return HttpRequest.newBuilder(URI.create(url(customer) + query)).header("Accept", "text/html");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = browser.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(
                    "%s was answered with %d.".formatted(response.uri(), response.statusCode()));
        }
        return response;
    }

    private String text(String pointer) {
        return endpoints.at(pointer).asString();
    }

    @Override
    public void close() throws InterruptedException {
        process.close();
    }
}
