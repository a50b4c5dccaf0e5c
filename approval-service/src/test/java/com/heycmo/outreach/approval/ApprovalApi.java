package com.heycmo.outreach.approval;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;

/** The API over real HTTP. Paths are relative to the queue of a customer. */
public final class ApprovalApi {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String root;

    public ApprovalApi(int port) {
        root = "http://127.0.0.1:" + port;
    }

    public Answer get(UUID customerId, String path) {
        return send(request(queue(customerId) + path));
    }

    /** Without a body. */
    public Answer post(UUID customerId, String path) {
        return send(request(queue(customerId) + path).POST(BodyPublishers.noBody()));
    }

    public Answer post(UUID customerId, String path, String json) {
        return send(request(queue(customerId) + path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    public Answer patch(UUID customerId, String path, String json) {
        return send(request(queue(customerId) + path)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(json)));
    }

    /** To any path of the service. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(root + path)).timeout(Duration.ofSeconds(30));
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static String queue(UUID customerId) {
        return "/api/linkedin/queue/" + customerId;
    }
}
