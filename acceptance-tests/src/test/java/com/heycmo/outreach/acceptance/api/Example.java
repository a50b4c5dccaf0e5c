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
 * A request and its response from {@code docs/api/examples/<name>.json}, and the rows that exist before it
 * ({@code given}).
 *
 * @param name the operation's id, for an error followed by a hyphen and the problem's name
 */
public record Example(String name, JsonNode json) {

    private static final int MAX_SUCCESS = 299;

    /** Fields that differ in each run, in addition to times. */
    private static final Set<String> VOLATILE = Set.of(
            "claimToken",
            "token",
            "nextCursor",
            "lockSeconds",
            "approvedByUserId",
            "editedByUserId",
            "skippedByUserId",
            "pausedByUserId");

    public String operationId() {
        return name.replaceFirst("-.*", "");
    }

    public boolean isError() {
        return status() > MAX_SUCCESS;
    }

    JsonNode given() {
        return json.path("given");
    }

    public JsonNode request() {
        return json.path("request");
    }

    int status() {
        return json.path("response").path("status").asInt();
    }

    JsonNode responseBody() {
        return json.path("response").path("body");
    }

    /** The path and the query of the request, encoded. */
    String target(String pathTemplate) {
        String path = pathTemplate;
        for (Map.Entry<String, JsonNode> variable : request().path("path").properties()) {
            path = path.replace(
                    "{" + variable.getKey() + "}", variable.getValue().asString());
        }
        String query = request().path("query").properties().stream()
                .map(parameter -> parameter.getKey() + "="
                        + URLEncoder.encode(parameter.getValue().asString(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** Whether the field differs in each run, always or in this example. */
    private boolean varies(String field) {
        return VOLATILE.contains(field)
                || json.path("varies")
                        .valueStream()
                        .anyMatch(name -> name.asString().equals(field));
    }

    /** The response with placeholders for values that differ in each run. */
    JsonNode comparable(JsonNode response) {
        if (response instanceof ObjectNode object) {
            ObjectNode comparable = JsonMapper.shared().createObjectNode();
            object.properties().forEach(field -> {
                boolean differs = varies(field.getKey()) && !field.getValue().isNull();
                comparable.set(
                        field.getKey(),
                        differs ? JsonMapper.shared().getNodeFactory().stringNode("…") : comparable(field.getValue()));
            });
            return comparable;
        }
        if (response.isArray()) {
            var comparable = JsonMapper.shared().createArrayNode();
            response.forEach(element -> comparable.add(comparable(element)));
            return comparable;
        }
        boolean time = response.isString() && response.asString().matches("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");
        return time ? JsonMapper.shared().getNodeFactory().stringNode("…") : response;
    }

    /** Adds this example to its operation in the document. */
    void addTo(ObjectNode document) {
        for (JsonNode path : document.path("paths")) {
            for (JsonNode operation : path) {
                if (operation.path("operationId").asString().equals(operationId())) {
                    addTo(operation, document);
                }
            }
        }
    }

    private void addTo(JsonNode operation, JsonNode document) {
        JsonNode response = operation.path("responses").path(String.valueOf(status()));
        if (isError()) {
            showProblem(resolved(response, document));
            return;
        }
        for (JsonNode parameter : operation.path("parameters")) {
            JsonNode declared = resolved(parameter, document);
            JsonNode value =
                    request().path(placeOf(declared)).path(declared.path("name").asString());
            if (!value.isMissingNode() && !declared.has("example")) {
                ((ObjectNode) declared).set("example", value);
            }
        }
        show(operation.path("requestBody"), request().path("body"));
        show(response, responseBody());
    }

    private static JsonNode resolved(JsonNode node, JsonNode document) {
        return node.has("$ref") ? document.at(node.path("$ref").asString().substring(1)) : node;
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

    /** Several problems can share a response; each gets one example. */
    private void showProblem(JsonNode response) {
        ObjectNode content = (ObjectNode) response.path("content").path("application/problem+json");
        String type = responseBody().path("type").asString("").replaceFirst(".*/", "");
        ObjectNode examples = content.withObject("examples");
        if (!examples.has(type)) {
            examples.putObject(type).set("value", responseBody());
        }
    }
}
