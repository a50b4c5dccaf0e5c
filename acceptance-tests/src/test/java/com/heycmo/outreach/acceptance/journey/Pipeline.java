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
record Pipeline(String approvalUrl, String dispatchUrl, String bootstrapServers, Credentials credentials) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    Answer list(UUID customerId, String query) {
        return get(approvalUrl + queue(customerId) + "?" + query, reviewer(customerId));
    }

    Answer row(UUID customerId, UUID id) {
        return get(approvalUrl + queue(customerId) + "/" + id, reviewer(customerId));
    }

    Answer approve(UUID customerId, UUID id, int version) {
        return exchange(post(approvalUrl + queue(customerId) + "/" + id + "/approve", Map.of("version", version))
                .header("Authorization", reviewer(customerId)));
    }

    /** A new device of this customer, with its token. */
    Answer pair(UUID customerId, String deviceName) {
        return exchange(post(approvalUrl + extensions(customerId), Map.of("deviceName", deviceName))
                .header("Authorization", reviewer(customerId)));
    }

    Answer revoke(UUID customerId, String deviceId) {
        return exchange(HttpRequest.newBuilder(URI.create(approvalUrl + extensions(customerId) + "/" + deviceId))
                .DELETE()
                .header("Authorization", reviewer(customerId)));
    }

    Answer claim(UUID customerId, String idempotencyKey) {
        return claim(customerId, credentials.extension().apply(customerId), idempotencyKey);
    }

    Answer claim(UUID customerId, String token, String idempotencyKey) {
        return exchange(post(dispatchUrl + queue(customerId) + "/next", Map.of())
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", idempotencyKey));
    }

    Answer result(UUID customerId, UUID id, Map<String, Object> result) {
        return exchange(post(dispatchUrl + queue(customerId) + "/" + id + "/result", result)
                .header("Authorization", extension(customerId)));
    }

    private String reviewer(UUID customerId) {
        return "Bearer " + credentials.reviewer().apply(customerId);
    }

    private String extension(UUID customerId) {
        return "Bearer " + credentials.extension().apply(customerId);
    }

    private static String queue(UUID customerId) {
        return "/api/linkedin/queue/" + customerId;
    }

    private static String extensions(UUID customerId) {
        return "/api/linkedin/extensions/" + customerId;
    }

    private static Answer get(String url, String authorization) {
        return exchange(HttpRequest.newBuilder(URI.create(url)).header("Authorization", authorization));
    }

    private static HttpRequest.Builder post(String url, Map<String, ?> body) {
        return HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(JsonMapper.shared().writeValueAsBytes(body)));
    }

    /** What came back, or {@link Answer#none} when nothing did. */
    static Answer exchange(HttpRequest.Builder request) {
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
