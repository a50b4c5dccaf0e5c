package com.heycmo.outreach.allinone.extension;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Sends the requests over HTTP, as a real extension does. */
final class HttpDispatchApi implements DispatchApi {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final String baseUrl;
    private final String authorization;

    HttpDispatchApi(String baseUrl, String token) {
        this.baseUrl = baseUrl;
        this.authorization = "Bearer " + token;
    }

    @Override
    public ClaimResponse claim(UUID customerId, String idempotencyKey) throws IOException, InterruptedException {
        HttpRequest request = queue(customerId + "/next")
                .header("Idempotency-Key", idempotencyKey)
                .POST(BodyPublishers.noBody())
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("The claim failed with status " + response.statusCode());
        }
        try {
            return JSON.readValue(response.body(), ClaimResponse.class);
        } catch (JacksonException e) {
            throw new IOException("The response to the claim is unreadable.", e);
        }
    }

    @Override
    public boolean report(UUID customerId, UUID draftId, Report report) throws IOException, InterruptedException {
        return accepts(queue("%s/%s/result".formatted(customerId, draftId)).POST(json(report)));
    }

    @Override
    public boolean release(UUID customerId, UUID draftId, Release release) throws IOException, InterruptedException {
        return accepts(queue("%s/%s/release".formatted(customerId, draftId)).POST(json(release)));
    }

    @Override
    public void signal(UUID customerId, String prospectUrl, String type) throws IOException, InterruptedException {
        Map<String, String> body = Map.of("prospectUrl", prospectUrl, "type", type);
        if (!accepts(
                request("/api/linkedin/prospects/" + customerId + "/signals").POST(json(body)))) {
            throw new IOException("The signal was not accepted.");
        }
    }

    @Override
    public void tell(String state) throws IOException, InterruptedException {
        Map<String, String> body = Map.of("state", state, "mode", "automatic", "version", "simulated");
        if (!accepts(request("/api/linkedin/extension/state").PUT(json(body)))) {
            throw new IOException("The state was not accepted.");
        }
    }

    private boolean accepts(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpRequest json = request.header("Content-Type", "application/json").build();
        int status = http.send(json, BodyHandlers.discarding()).statusCode();
        if (status >= 500 || status == 429) {
            throw new IOException("The request failed with status " + status);
        }
        return status < 300;
    }

    private static BodyPublisher json(Object body) {
        return BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
    }

    private HttpRequest.Builder queue(String path) {
        return request("/api/linkedin/queue/" + path);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(baseUrl + path))
                .header("Authorization", authorization)
                .timeout(TIMEOUT);
    }
}
