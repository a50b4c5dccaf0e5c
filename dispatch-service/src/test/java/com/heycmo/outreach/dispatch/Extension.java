package com.heycmo.outreach.dispatch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An HTTP client that calls the service like a customer's extension. */
public final class Extension {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    private static final byte[] EMPTY = {'{', '}'};

    private final URI service;
    private final UUID customerId;
    private final String token;

    /** @param token of one of the customer's devices */
    public Extension(int port, UUID customerId, String token) {
        this.service = URI.create("http://127.0.0.1:" + port);
        this.customerId = customerId;
        this.token = token;
    }

    /** A response of the service. */
    public record Answer(int status, HttpHeaders headers, JsonNode json) {

        public JsonNode job() {
            return json.path("job");
        }

        public UUID jobId() {
            return UUID.fromString(job().path("id").asString());
        }

        public String token() {
            return job().path("claimToken").asString();
        }

        /** The last path segment of the problem's type. */
        public String problem() {
            return json.path("type").asString().replace("/problems/", "");
        }
    }

    public Answer claim() {
        return send(HttpRequest.newBuilder(queue("/next")).GET());
    }

    public Answer claim(String idempotencyKey) {
        return send(HttpRequest.newBuilder(queue("/next"))
                .header("Idempotency-Key", idempotencyKey)
                .GET());
    }

    public Answer send(String method, String path) {
        return send(HttpRequest.newBuilder(queue(path)).method(method, HttpRequest.BodyPublishers.noBody()));
    }

    public Answer report(UUID id, boolean success, @Nullable String token) {
        return report(id, token == null ? Map.of("success", success) : Map.of("success", success, "claimToken", token));
    }

    public Answer report(UUID id, Map<String, ?> report) {
        return report(id, JSON.writeValueAsBytes(report));
    }

    public Answer report(UUID id, byte[] body) {
        return post("/" + id + "/result", body);
    }

    public Answer release(UUID id, Map<String, ?> release) {
        return post("/" + id + "/release", JSON.writeValueAsBytes(release));
    }

    public Answer release(UUID id, String token, String code) {
        return release(id, Map.of("claimToken", token, "failureCode", code));
    }

    /** With this body as it is. */
    public Answer release(UUID id, String body) {
        return post("/" + id + "/release", body.getBytes(StandardCharsets.UTF_8));
    }

    public Answer extend(UUID id, String token) {
        return extend(id, Map.of("claimToken", token));
    }

    public Answer extend(UUID id, Map<String, ?> body) {
        return post("/" + id + "/extend", JSON.writeValueAsBytes(body));
    }

    /** Who the token stands for. */
    public Answer info() {
        return send(HttpRequest.newBuilder(service.resolve("/api/linkedin/extension"))
                .GET());
    }

    public Answer state(Map<String, ? extends @Nullable Object> state) {
        return send(HttpRequest.newBuilder(service.resolve("/api/linkedin/extension/state"))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(state))));
    }

    private Answer post(String path, byte[] body) {
        return send(HttpRequest.newBuilder(queue(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private URI queue(String path) {
        return service.resolve("/api/linkedin/queue/" + customerId + path);
    }

    private Answer send(HttpRequest.Builder request) {
        request.timeout(Duration.ofSeconds(30)).header("Authorization", "Bearer " + token);
        try {
            HttpResponse<byte[]> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            byte[] body = response.body();
            return new Answer(
                    response.statusCode(), response.headers(), JSON.readTree(body.length == 0 ? EMPTY : body));
        } catch (IOException e) {
            throw new IllegalStateException("The service did not answer.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted.", e);
        }
    }
}
