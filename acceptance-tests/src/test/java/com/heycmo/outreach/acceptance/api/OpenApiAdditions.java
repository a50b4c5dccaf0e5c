package com.heycmo.outreach.acceptance.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Checks that additions.yaml describes exactly the operations and properties of the code. */
final class OpenApiAdditions {

    private OpenApiAdditions() {}

    /** @throws IllegalStateException if they differ; the message lists all differences */
    static void requireMatch(JsonNode additions, JsonNode document) {
        List<String> differences = new ArrayList<>();
        compareOperations(additions.path("paths"), document.path("paths"), differences);
        document.path("components").path("schemas").properties().forEach(schema -> {
            JsonNode added = additions.path("components").path("schemas").path(schema.getKey());
            compareProperties(schema.getKey(), added, schema.getValue(), differences);
        });
        if (!differences.isEmpty()) {
            throw new IllegalStateException("openapi/additions.yaml does not match the code: " + differences);
        }
    }

    private static void compareOperations(JsonNode additions, JsonNode document, List<String> differences) {
        compare("path", additions.propertyNames(), document.propertyNames(), differences);
        for (Map.Entry<String, JsonNode> path : document.properties()) {
            compare(
                    path.getKey() + " method",
                    additions.path(path.getKey()).propertyNames(),
                    path.getValue().propertyNames(),
                    differences);
        }
    }

    private static void compareProperties(String schema, JsonNode added, JsonNode inCode, List<String> differences) {
        if (!added.isNull()) {
            compare(
                    schema + " property",
                    added.path("properties").propertyNames(),
                    inCode.path("properties").propertyNames(),
                    differences);
        }
    }

    private static void compare(
            String what, Collection<String> additions, Collection<String> inCode, List<String> differences) {
        additions.stream()
                .filter(name -> !inCode.contains(name))
                .forEach(name -> differences.add(what + " " + name + " is not in the code"));
        inCode.stream()
                .filter(name -> !additions.contains(name))
                .forEach(name -> differences.add(what + " " + name + " is not described"));
    }
}
