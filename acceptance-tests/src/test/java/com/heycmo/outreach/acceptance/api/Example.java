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
 * A request and its answer, as {@code docs/api/examples/<name>.json} tells them, and the drafts that are in the queue
 * before it ({@code given}).
 *
 * @param name the operation's id, and after a hyphen the problem that it is answered with, if any
 */
public record Example(String name, JsonNode json) {

    private static final int OK = 299;

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

    public String operationId() {
        return name.replaceFirst("-.*", "");
    }

    public boolean isRefused() {
        return status() > OK;
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

    /** The path and the query of the request, to be sent as they are. */
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

    /** Names of fields that differ in this example, beside those that always do. */
    private boolean varies(String field) {
        return VOLATILE.contains(field)
                || json.path("varies")
                        .valueStream()
                        .anyMatch(name -> name.asString().equals(field));
    }

    /** An answer with what differs from run to run replaced. */
    JsonNode comparable(JsonNode answer) {
        if (answer instanceof ObjectNode object) {
            ObjectNode comparable = JsonMapper.shared().createObjectNode();
            object.properties().forEach(field -> {
                boolean differs = varies(field.getKey()) && !field.getValue().isNull();
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
                if (operation.path("operationId").asString().equals(operationId())) {
                    addTo(operation, document);
                }
            }
        }
    }

    private void addTo(JsonNode operation, JsonNode document) {
        JsonNode response = operation.path("responses").path(String.valueOf(status()));
        if (isRefused()) {
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

    /** Several problems share a response; each is shown once. */
    private void showProblem(JsonNode response) {
        ObjectNode content = (ObjectNode) response.path("content").path("application/problem+json");
        String type = responseBody().path("type").asString("").replaceFirst(".*/", "");
        ObjectNode examples = content.withObject("examples");
        if (!examples.has(type)) {
            examples.putObject(type).set("value", responseBody());
        }
    }
}
