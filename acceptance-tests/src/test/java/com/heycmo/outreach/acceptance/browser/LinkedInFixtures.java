package com.heycmo.outreach.acceptance.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
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
    private final Process server;
    private final URI base;

    LinkedInFixtures() {
        try {
            server = new ProcessBuilder(
                            "node",
                            Path.of("..", "extension", "fixtures", "server.mjs").toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader output =
                    new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
            base = URI.create("http://127.0.0.1:" + output.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In this browser, LinkedIn is the fixtures, and nothing but them and the pipeline can be reached. */
    void serve(BrowserContext browser, String pipeline) {
        browser.route("**/*", route -> {
            String url = route.request().url();
            if (url.startsWith(pipeline) || url.startsWith("chrome-extension:")) {
                route.resume();
            } else {
                route.abort();
            }
        });
        browser.route("https://www.linkedin.com/**", this::answer);
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

    /** The addresses that were opened, in order. */
    List<String> opened() {
        return call("/state", "")
                .path("opened")
                .valueStream()
                .map(JsonNode::asString)
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
        return JSON.readTree(send(HttpRequest.newBuilder(base.resolve(path)).POST(BodyPublishers.ofString(body)))
                .body());
    }

    private void answer(Route route) {
        Request request = route.request();
        URI page = base.resolve("/page?url=" + URLEncoder.encode(request.url(), StandardCharsets.UTF_8));
        String body = request.postData() == null ? "" : request.postData();
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(page).method(request.method(), BodyPublishers.ofString(body)));
        String type = answer.headers().firstValue("content-type").orElse("text/plain");
        try {
            route.fulfill(new Route.FulfillOptions()
                    .setStatus(answer.statusCode())
                    .setContentType(type)
                    .setBody(answer.body()));
        } catch (PlaywrightException e) {
            // A test closed the tab or ended the browser meanwhile.
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
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
    }
}
