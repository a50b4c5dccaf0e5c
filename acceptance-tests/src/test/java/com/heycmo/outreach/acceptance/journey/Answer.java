package com.heycmo.outreach.acceptance.journey;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came back over HTTP.
 *
 * @param status {@link #NONE} when no answer came, in which case nobody knows what was done
 */
record Answer(int status, HttpHeaders headers, JsonNode body) {

    static final int NONE = 0;

    static Answer of(HttpResponse<byte[]> response) {
        JsonNode body = response.body().length == 0
                ? JsonMapper.shared().nullNode()
                : JsonMapper.shared().readTree(response.body());
        return new Answer(response.statusCode(), response.headers(), body);
    }

    static Answer none() {
        return new Answer(
                NONE,
                HttpHeaders.of(Map.of(), (name, value) -> true),
                JsonMapper.shared().nullNode());
    }

    boolean ok() {
        return status >= 200 && status < 300;
    }

    Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    String text(String field) {
        return body.path(field).asString();
    }
}
