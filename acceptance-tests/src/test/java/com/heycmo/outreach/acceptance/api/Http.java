package com.heycmo.outreach.acceptance.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A simple client of the API. */
public final class Http {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private Http() {}

    /** The response; its body is a missing node if it is empty. */
    public record Answer(int status, java.net.http.HttpHeaders headers, JsonNode body) {

        public String mediaType() {
            return headers.firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        }
    }

    /**
     * @param token empty for none
     * @param body missing for none
     */
    public static Answer send(String method, String url, String token, JsonNode headers, JsonNode body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(20));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        headers.properties()
                .forEach(header ->
                        request.header(header.getKey(), header.getValue().asString()));
        HttpRequest.BodyPublisher published = HttpRequest.BodyPublishers.noBody();
        if (!body.isMissingNode()) {
            request.header("Content-Type", "application/json");
            published =
                    HttpRequest.BodyPublishers.ofByteArray(JsonMapper.shared().writeValueAsBytes(body));
        }
        try {
            HttpResponse<byte[]> response = CLIENT.send(
                    request.method(method.toUpperCase(Locale.ROOT), published).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.headers(), parsed(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a response.", e);
        }
    }

    private static JsonNode parsed(byte[] body) {
        return body.length == 0
                ? JsonMapper.shared().missingNode()
                : JsonMapper.shared().readTree(body);
    }
}
