package com.heycmo.outreach.allinone;

import com.heycmo.outreach.testsupport.AllInOneProcess.Endpoints;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls the API of one customer's queue.
 *
 * @param token a reviewer's
 */
record QueueClient(URI address, String token) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    static QueueClient of(Endpoints endpoints, int customer) {
        return new QueueClient(endpoints.queue(customer), endpoints.apiToken(customer));
    }

    List<JsonNode> rows(String status) {
        return get("?limit=200&status=" + status).path("items").valueStream().toList();
    }

    JsonNode row(String id) {
        return get("/" + id);
    }

    JsonNode approve(String id) {
        return send(request("/%s/approve".formatted(id)).POST(BodyPublishers.noBody()));
    }

    /** The status of a GET on the queue. */
    int status() {
        return exchange(request("").GET()).statusCode();
    }

    private JsonNode get(String path) {
        return send(request(path).GET());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).header("Authorization", "Bearer " + token);
    }

    private static JsonNode send(HttpRequest.Builder request) {
        HttpResponse<String> response = exchange(request);
        if (response.statusCode() != 200) {
            throw new IllegalStateException(
                    "%s returned %d: %s".formatted(response.uri(), response.statusCode(), response.body()));
        }
        return JSON.readTree(response.body());
    }

    private static HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
