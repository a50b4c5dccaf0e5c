package com.heycmo.outreach.acceptance.api;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Sorts the names of a document so that diffs stay small. Properties and examples keep their order. */
final class DocumentOrder {

    private static final List<String> FIRST = List.of(
            "openapi",
            "info",
            "servers",
            "tags",
            "paths",
            "components",
            "get",
            "post",
            "patch",
            "delete",
            "operationId",
            "name",
            "in",
            "title",
            "summary",
            "description",
            "security",
            "type",
            "required",
            "parameters",
            "requestBody",
            "responses",
            "properties",
            "headers",
            "content");

    private static final Set<String> AS_WRITTEN = Set.of("properties", "example", "examples");

    private DocumentOrder() {}

    static ObjectNode of(ObjectNode node) {
        return (ObjectNode) ordered(node, "");
    }

    private static JsonNode ordered(JsonNode node, String under) {
        if (under.startsWith("example")) {
            return node;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode ordered = JsonMapper.shared().createArrayNode();
            array.forEach(element -> ordered.add(ordered(element, "")));
            return ordered;
        }
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        ObjectNode ordered = JsonMapper.shared().createObjectNode();
        (AS_WRITTEN.contains(under)
                        ? object.properties().stream()
                        : object.properties().stream().sorted(Comparator.comparing(DocumentOrder::rank)))
                .forEach(field -> ordered.set(field.getKey(), ordered(field.getValue(), field.getKey())));
        return ordered;
    }

    private static String rank(Map.Entry<String, JsonNode> field) {
        int first = FIRST.indexOf(field.getKey());
        return (first < 0 ? "99" : "%02d".formatted(first)) + field.getKey();
    }
}
