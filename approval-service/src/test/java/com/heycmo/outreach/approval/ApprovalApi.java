package com.heycmo.outreach.approval;

import com.heycmo.outreach.testsupport.TestIssuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Calls the API over HTTP as a reviewer of the given customer. Paths are relative to the customer's queue. */
public final class ApprovalApi {

    public static final UUID REVIEWER = UUID.fromString("3f1c2b7e-8d46-4a59-b0c3-5e9a71d2f684");

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Map<UUID, String> TOKENS = new ConcurrentHashMap<>();

    private final String root;

    public ApprovalApi(int port) {
        root = "http://127.0.0.1:" + port;
    }

    public Answer get(UUID customerId, String path) {
        return send(reviewer(customerId, queue(customerId) + path));
    }

    /** Without a body. */
    public Answer post(UUID customerId, String path) {
        return send(reviewer(customerId, queue(customerId) + path).POST(BodyPublishers.noBody()));
    }

    public Answer post(UUID customerId, String path, String json) {
        return send(reviewer(customerId, queue(customerId) + path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    public Answer patch(UUID customerId, String path, String json) {
        return send(reviewer(customerId, queue(customerId) + path)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(json)));
    }

    /** To any path of the service, with the token of this customer's reviewer. */
    public HttpRequest.Builder reviewer(UUID customerId, String path) {
        String token =
                TOKENS.computeIfAbsent(customerId, id -> TestIssuer.shared().reviewer(REVIEWER, id));
        return request(path).header("Authorization", "Bearer " + token);
    }

    /** To any path of the service, without a credential. */
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
