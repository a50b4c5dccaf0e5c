package com.heycmo.outreach.acceptance.api;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** An operation of the OpenAPI document. */
public record Operation(String path, String method, JsonNode json) {

    public static List<Operation> all(JsonNode document) {
        return document.path("paths").properties().stream()
                .flatMap(Operation::ofPath)
                .toList();
    }

    static Operation of(JsonNode document, String operationId) {
        return all(document).stream()
                .filter(operation -> operation.id().equals(operationId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The document has no operation " + operationId + "."));
    }

    private static Stream<Operation> ofPath(Map.Entry<String, JsonNode> path) {
        return path.getValue().properties().stream()
                .map(method -> new Operation(path.getKey(), method.getKey(), method.getValue()));
    }

    public String id() {
        return json.path("operationId").asString();
    }

    /** The JSON pointer to it. */
    String pointer() {
        return "/paths/" + path.replace("~", "~0").replace("/", "~1") + "/" + method;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
