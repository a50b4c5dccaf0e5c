package com.heycmo.outreach.acceptance.journey;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/**
 * A running pipeline, seen from outside.
 *
 * @param approvalUrl where approval-service answers, for instance {@code http://localhost:8082}
 * @param dispatchUrl where dispatch-service answers; the same in the all-in-one
 */
record Pipeline(String approvalUrl, String dispatchUrl, String bootstrapServers) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    Answer list(UUID customerId, String query) {
        return get(approvalUrl, queue(customerId) + "?" + query);
    }

    Answer row(UUID customerId, UUID id) {
        return get(approvalUrl, queue(customerId) + "/" + id);
    }

    Answer approve(UUID customerId, UUID id, int version) {
        return post(approvalUrl, queue(customerId) + "/" + id + "/approve", Map.of("version", version), "");
    }

    Answer claim(UUID customerId, String idempotencyKey) {
        return post(dispatchUrl, queue(customerId) + "/next", Map.of(), idempotencyKey);
    }

    Answer result(UUID customerId, UUID id, Map<String, Object> result) {
        return post(dispatchUrl, queue(customerId) + "/" + id + "/result", result, "");
    }

    Answer readiness(String baseUrl) {
        return get(baseUrl, "/actuator/health/readiness");
    }

    private static String queue(UUID customerId) {
        return "/api/linkedin/queue/" + customerId;
    }

    private static Answer get(String baseUrl, String path) {
        return exchange(HttpRequest.newBuilder(URI.create(baseUrl + path)));
    }

    private static Answer post(String baseUrl, String path, Map<String, ?> body, String idempotencyKey) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(JsonMapper.shared().writeValueAsBytes(body)));
        if (!idempotencyKey.isEmpty()) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        return exchange(request);
    }

    private static Answer exchange(HttpRequest.Builder request) {
        try {
            return Answer.of(HTTP.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            return Answer.none();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.none();
        }
    }
}
