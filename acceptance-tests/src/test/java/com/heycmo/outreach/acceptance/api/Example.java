package com.heycmo.outreach.acceptance.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request and its answer, as {@code docs/api/examples/<operationId>.json} tells them, and the drafts that are in the
 * queue before it ({@code given}).
 */
record Example(String operationId, JsonNode json) {

    /** What differs from run to run, beside times. */
    private static final Set<String> VOLATILE = Set.of(
            "claimToken",
            "token",
            "nextCursor",
            "lockSeconds",
            "approvedByUserId",
            "editedByUserId",
            "skippedByUserId",
            "pausedByUserId");

    JsonNode given() {
        return json.path("given");
    }

    JsonNode request() {
        return json.path("request");
    }

    int status() {
        return json.path("response").path("status").asInt();
    }

    JsonNode responseBody() {
        return json.path("response").path("body");
    }

    /** The path and the query of the request, to be sent as they are. */
    String target(String pathTemplate) {
        String path = pathTemplate;
        for (Map.Entry<String, JsonNode> variable : request().path("path").properties()) {
            path = path.replace("{" + variable.getKey() + "}", variable.getValue().asString());
        }
        String query = request().path("query").properties().stream()
                .map(parameter -> parameter.getKey() + "="
                        + URLEncoder.encode(parameter.getValue().asString(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** An answer with what differs from run to run replaced. */
    static JsonNode comparable(JsonNode answer) {
        if (answer instanceof ObjectNode object) {
            ObjectNode comparable = JsonMapper.shared().createObjectNode();
            object.properties().forEach(field -> {
                boolean differs = VOLATILE.contains(field.getKey()) && !field.getValue().isNull();
                comparable.set(
                        field.getKey(),
                        differs ? JsonMapper.shared().getNodeFactory().stringNode("…") : comparable(field.getValue()));
            });
            return comparable;
        }
        if (answer.isArray()) {
            var comparable = JsonMapper.shared().createArrayNode();
            answer.forEach(element -> comparable.add(comparable(element)));
            return comparable;
        }
        boolean time = answer.isString() && answer.asString().matches("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");
        return time ? JsonMapper.shared().getNodeFactory().stringNode("…") : answer;
    }

    /** Shows it where the document speaks of its operation. */
    void addTo(ObjectNode document) {
        for (JsonNode path : document.path("paths")) {
            for (JsonNode operation : path) {
                if (operation.path("operationId").asString().equals(operationId)) {
                    addTo(operation, document);
                }
            }
        }
    }

    private void addTo(JsonNode operation, JsonNode document) {
        for (JsonNode parameter : operation.path("parameters")) {
            JsonNode declared = parameter.has("$ref")
                    ? document.at(parameter.path("$ref").asString().substring(1))
                    : parameter;
            JsonNode value = request().path(placeOf(declared)).path(declared.path("name").asString());
            if (!value.isMissingNode() && !declared.has("example")) {
                ((ObjectNode) declared).set("example", value);
            }
        }
        show(operation.path("requestBody"), request().path("body"));
        show(operation.path("responses").path(String.valueOf(status())), responseBody());
    }

    private static String placeOf(JsonNode parameter) {
        String in = parameter.path("in").asString();
        return in.equals("header") ? "headers" : in;
    }

    private static void show(JsonNode message, JsonNode body) {
        if (!body.isMissingNode() && message.path("content").path("application/json") instanceof ObjectNode content) {
            content.set("example", body);
        }
    }
}
