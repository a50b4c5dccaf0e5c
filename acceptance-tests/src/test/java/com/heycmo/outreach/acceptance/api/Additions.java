package com.heycmo.outreach.acceptance.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Keeps the table of additions from speaking of what is no longer there, and the code from growing past the table. */
final class Additions {

    private Additions() {}

    /** @throws IllegalStateException naming everything that does not fit */
    static void requireToFit(JsonNode additions, JsonNode document) {
        List<String> misfits = new ArrayList<>();
        compareOperations(additions.path("paths"), document.path("paths"), misfits);
        document.path("components").path("schemas").properties().forEach(schema -> {
            JsonNode added = additions.path("components").path("schemas").path(schema.getKey());
            compareProperties(schema.getKey(), added, schema.getValue(), misfits);
        });
        if (!misfits.isEmpty()) {
            throw new IllegalStateException("openapi/additions.yaml does not fit the code: " + misfits);
        }
    }

    private static void compareOperations(JsonNode additions, JsonNode document, List<String> misfits) {
        compare("path", additions.propertyNames(), document.propertyNames(), misfits);
        for (Map.Entry<String, JsonNode> path : document.properties()) {
            compare(
                    path.getKey() + " method",
                    additions.path(path.getKey()).propertyNames(),
                    path.getValue().propertyNames(),
                    misfits);
        }
    }

    private static void compareProperties(String schema, JsonNode added, JsonNode inCode, List<String> misfits) {
        if (!added.isNull()) {
            compare(
                    schema + " property",
                    added.path("properties").propertyNames(),
                    inCode.path("properties").propertyNames(),
                    misfits);
        }
    }

    private static void compare(
            String what, Collection<String> additions, Collection<String> inCode, List<String> misfits) {
        additions.stream()
                .filter(name -> !inCode.contains(name))
                .forEach(name -> misfits.add(what + " " + name + " is not in the code"));
        inCode.stream()
                .filter(name -> !additions.contains(name))
                .forEach(name -> misfits.add(what + " " + name + " is not described"));
    }
}
