package com.heycmo.outreach.acceptance.logs;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Sends requests with one bearer token and within one trace. */
record TracedClient(String baseUrl, String traceId, String token) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path, "", "application/json");
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send("POST", path, body, "application/json");
    }

    HttpResponse<String> send(String method, String path, String body, String contentType)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(TIMEOUT)
                .header("traceparent", traceparent(traceId))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", contentType)
                .method(method, BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    /** As the caller's span in a trace that the caller records. */
    static String traceparent(String traceId) {
        return "00-%s-00f067aa0ba902b7-01".formatted(traceId);
    }
}
