package com.heycmo.outreach.acceptance.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the pipeline with a token, and claims and reports like a customer's browser extension. */
record Extension(URI queue, String token) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** The answer to a claim. */
    JsonNode claim() {
        return JsonMapper.shared().readTree(post("/next", Map.of()).body());
    }

    int claimStatus() {
        return post("/next", Map.of()).statusCode();
    }

    JsonNode usage() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(queue + "/usage"))
                .header("Authorization", "Bearer " + token)
                .build();
        return JsonMapper.shared().readTree(send(request).body());
    }

    /** Reports that a claimed job was sent, with a link to the result. */
    void sent(JsonNode job, String resultUrl) {
        report(job, Map.of("success", true, "resultUrl", resultUrl));
    }

    void failed(JsonNode job, String error) {
        report(job, Map.of("success", false, "errorMessage", error));
    }

    private void report(JsonNode job, Map<String, Object> result) {
        HttpResponse<String> answer = post("/" + job.path("id").asString() + "/result", result);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.body());
        }
    }

    HttpResponse<String> post(String path, Map<String, Object> body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(queue + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(JsonMapper.shared().writeValueAsBytes(body)))
                .build();
        return send(request);
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted.", e);
        }
    }
}
