package com.heycmo.outreach.acceptance.journey;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An HTTP client of a running pipeline.
 *
 * @param approvalUrl base URL of approval-service, for instance {@code http://localhost:8082}
 * @param dispatchUrl base URL of dispatch-service; the same in the all-in-one
 */
record PipelineClient(String approvalUrl, String dispatchUrl, String bootstrapServers, Credentials credentials) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    ApiResponse list(UUID customerId, String query) {
        return get(approvalUrl + queue(customerId) + "?" + query, reviewer(customerId));
    }

    ApiResponse row(UUID customerId, UUID id) {
        return get(approvalUrl + queue(customerId) + "/" + id, reviewer(customerId));
    }

    ApiResponse approve(UUID customerId, UUID id, int version) {
        return exchange(post(approvalUrl + queue(customerId) + "/" + id + "/approve", Map.of("version", version))
                .header("Authorization", reviewer(customerId)));
    }

    /** Pairs a new device of this customer. */
    ApiResponse pair(UUID customerId, String deviceName) {
        return exchange(post(approvalUrl + extensions(customerId), Map.of("deviceName", deviceName))
                .header("Authorization", reviewer(customerId)));
    }

    ApiResponse revoke(UUID customerId, String deviceId) {
        return exchange(HttpRequest.newBuilder(URI.create(approvalUrl + extensions(customerId) + "/" + deviceId))
                .DELETE()
                .header("Authorization", reviewer(customerId)));
    }

    ApiResponse claim(UUID customerId, String idempotencyKey) {
        return claim(customerId, credentials.extension().apply(customerId), idempotencyKey);
    }

    ApiResponse claim(UUID customerId, String token, String idempotencyKey) {
        return exchange(post(dispatchUrl + queue(customerId) + "/next", Map.of())
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", idempotencyKey));
    }

    ApiResponse result(UUID customerId, UUID id, Map<String, Object> result) {
        return job(customerId, id, "result", result);
    }

    /** One of the extension's requests about a job. */
    ApiResponse job(UUID customerId, UUID id, String operation, Map<String, Object> body) {
        return exchange(post(dispatchUrl + queue(customerId) + "/" + id + "/" + operation, body)
                .header("Authorization", extension(customerId)));
    }

    ApiResponse resolve(UUID customerId, UUID id, boolean sent) {
        return exchange(post(approvalUrl + queue(customerId) + "/" + id + "/resolve", Map.of("sent", sent))
                .header("Authorization", reviewer(customerId)));
    }

    ApiResponse resume(UUID customerId) {
        return exchange(post(approvalUrl + queue(customerId) + "/resume", Map.of())
                .header("Authorization", reviewer(customerId)));
    }

    /** What the extension has seen of a person. */
    ApiResponse signal(UUID customerId, String prospectUrl, String type) {
        return exchange(post(
                        approvalUrl + "/api/linkedin/prospects/" + customerId + "/signals",
                        Map.of("prospectUrl", prospectUrl, "type", type))
                .header("Authorization", extension(customerId)));
    }

    ApiResponse forecast(UUID customerId) {
        return get(approvalUrl + queue(customerId) + "/forecast", reviewer(customerId));
    }

    ApiResponse usage(UUID customerId) {
        return get(approvalUrl + queue(customerId) + "/usage", reviewer(customerId));
    }

    ApiResponse limits(UUID customerId) {
        return get(approvalUrl + limitsPath(customerId), reviewer(customerId));
    }

    ApiResponse changeLimits(UUID customerId, JsonNode limits) {
        return exchange(HttpRequest.newBuilder(URI.create(approvalUrl + limitsPath(customerId)))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(JsonMapper.shared().writeValueAsBytes(limits)))
                .header("Authorization", reviewer(customerId)));
    }

    ApiResponse liftHold(UUID customerId, String action) {
        return exchange(HttpRequest.newBuilder(URI.create(approvalUrl + limitsPath(customerId) + "/holds/" + action))
                .DELETE()
                .header("Authorization", reviewer(customerId)));
    }

    private static String limitsPath(UUID customerId) {
        return "/api/linkedin/limits/" + customerId;
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

    private static ApiResponse get(String url, String authorization) {
        return exchange(HttpRequest.newBuilder(URI.create(url)).header("Authorization", authorization));
    }

    private static HttpRequest.Builder post(String url, Map<String, ?> body) {
        return HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(JsonMapper.shared().writeValueAsBytes(body)));
    }

    /** The response, or {@link ApiResponse#none} if there was none. */
    static ApiResponse exchange(HttpRequest.Builder request) {
        try {
            return ApiResponse.of(HTTP.send(request.timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            return ApiResponse.none();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ApiResponse.none();
        }
    }
}
