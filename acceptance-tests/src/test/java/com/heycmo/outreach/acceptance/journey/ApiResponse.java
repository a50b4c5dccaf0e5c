package com.heycmo.outreach.acceptance.journey;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A response of the pipeline.
 *
 * @param status {@link #NONE} if there was no response; the request may or may not have been processed
 */
record ApiResponse(int status, HttpHeaders headers, JsonNode body) {

    static final int NONE = 0;

    static ApiResponse of(HttpResponse<byte[]> response) {
        JsonNode body = response.body().length == 0
                ? JsonMapper.shared().nullNode()
                : JsonMapper.shared().readTree(response.body());
        return new ApiResponse(response.statusCode(), response.headers(), body);
    }

    static ApiResponse none() {
        return new ApiResponse(
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
