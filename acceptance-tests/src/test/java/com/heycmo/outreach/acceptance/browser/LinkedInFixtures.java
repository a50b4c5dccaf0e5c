package com.heycmo.outreach.acceptance.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The extension's fixture pages, served under LinkedIn's origin. They remember what was sent, also across browsers. */
final class LinkedInFixtures implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** What arrived: the action, the profile's slug or the post's URN, and the text. */
    record Sent(String kind, String to, String text) {}

    private final HttpClient http = HttpClient.newHttpClient();
    private final ServerCertificate certificate = ServerCertificate.of("www.linkedin.com");
    private final Process server;
    private final URI base;
    private final String port;

    LinkedInFixtures() {
        try {
            server = new ProcessBuilder(
                            "node",
                            Path.of("..", "extension", "fixtures", "server.mjs").toString(),
                            certificate.keyStore().toString(),
                            ServerCertificate.PASSWORD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader output =
                    new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
            String[] ports = output.readLine().split(" ");
            base = URI.create("http://127.0.0.1:" + ports[0]);
            port = ports[1];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For a browser in which LinkedIn is the fixtures from its start on, also in tabs that it opens itself. */
    List<String> browserArguments() {
        return List.of(
                Chromium.resolving("MAP www.linkedin.com 127.0.0.1:" + port),
                "--ignore-certificate-errors-spki-list=" + certificate.publicKeyHash());
    }

    List<Sent> sent() {
        return call("/state", "")
                .path("sends")
                .valueStream()
                .map(each -> new Sent(
                        each.path("kind").asString(),
                        each.path("to").asString(),
                        each.path("text").asString()))
                .toList();
    }

    void reset() {
        call("/reset", "");
    }

    /** @param what {@code signedOut}, {@code reply} or {@code accept} */
    void change(String what, Object value) {
        call("/change", JSON.writeValueAsString(Map.of(what, value)));
    }

    private JsonNode call(String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted.", e);
        }
    }

    /** The server ends with its input. */
    @Override
    public void close() throws IOException {
        server.getOutputStream().close();
        certificate.close();
    }
}
