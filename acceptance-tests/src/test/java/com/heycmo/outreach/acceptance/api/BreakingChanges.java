package com.heycmo.outreach.acceptance.api;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What would break a client of an earlier version. Requests may only be asked for less, answers may only say more:
 * a method or a field of an answer that is gone, a parameter or a field of a request that is newly required, another
 * type, and a request's value that is no longer taken are breaks; so is an answer's value that no client knows.
 */
final class BreakingChanges {

    private enum Direction {
        REQUEST,
        ANSWER
    }

    private final JsonNode before;
    private final JsonNode after;
    private final List<String> found = new ArrayList<>();
    private final Set<String> compared = new HashSet<>();

    private BreakingChanges(JsonNode before, JsonNode after) {
        this.before = before;
        this.after = after;
    }

    /** A sentence for each; none when every client of the first keeps working with the second. */
    static List<String> between(JsonNode before, JsonNode after) {
        BreakingChanges changes = new BreakingChanges(before, after);
        before.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> changes.compareOperation(
                                method.getKey() + " " + path.getKey(),
                                method.getValue(),
                                after.path("paths").path(path.getKey()).path(method.getKey()))));
        return changes.found;
    }

    private void compareOperation(String name, JsonNode old, JsonNode now) {
        if (now.isMissingNode()) {
            found.add(name + " is gone");
            return;
        }
        Map<String, JsonNode> oldParameters = parameters(old, before);
        Map<String, JsonNode> parameters = parameters(now, after);
        parameters.forEach((id, parameter) -> {
            JsonNode earlier = oldParameters.get(id);
            if (parameter.path("required").asBoolean(false)
                    && (earlier == null || !earlier.path("required").asBoolean(false))) {
                found.add(name + " requires " + id);
            } else if (earlier != null) {
                compare(name + " " + id, earlier.path("schema"), parameter.path("schema"), Direction.REQUEST);
            }
        });
        oldParameters.keySet().stream()
                .filter(id -> !parameters.containsKey(id))
                .forEach(id -> found.add(name + " no longer takes " + id));
        compareBodies(name + " body", old.path("requestBody"), now.path("requestBody"), Direction.REQUEST);
        if (now.at("/requestBody/required").asBoolean(false)
                && !old.at("/requestBody/required").asBoolean(false)) {
            found.add(name + " requires a body");
        }
        compareAnswers(name, old.path("responses"), now.path("responses"));
    }

    private void compareAnswers(String name, JsonNode old, JsonNode now) {
        for (Map.Entry<String, JsonNode> response : old.properties()) {
            if (!now.has(response.getKey())) {
                found.add(name + " is no longer answered with " + response.getKey());
            } else {
                compareBodies(
                        name + " " + response.getKey(),
                        resolve(response.getValue(), before),
                        resolve(now.path(response.getKey()), after),
                        Direction.ANSWER);
            }
        }
    }

    private void compareBodies(String name, JsonNode old, JsonNode now, Direction direction) {
        old.path("content").properties().forEach(content -> {
            JsonNode schema = now.path("content").path(content.getKey()).path("schema");
            if (schema.isMissingNode()) {
                found.add(name + " is no longer " + content.getKey());
            } else {
                compare(name, content.getValue().path("schema"), schema, direction);
            }
        });
    }

    private void compare(String name, JsonNode oldSchema, JsonNode schema, Direction direction) {
        if (oldSchema.has("$ref") && schema.has("$ref") && !compared.add(direction + " " + oldSchema + schema)) {
            return;
        }
        JsonNode old = resolve(oldSchema, before);
        JsonNode now = resolve(schema, after);
        compareTypes(name, texts(old.path("type")), texts(now.path("type")), direction);
        compareWords(name, texts(old.path("enum")), texts(now.path("enum")), direction);
        Set<String> oldRequired = texts(old.path("required"));
        Set<String> required = texts(now.path("required"));
        report(direction == Direction.REQUEST ? less(required, oldRequired) : List.of(), name + " requires ");
        report(direction == Direction.ANSWER ? less(oldRequired, required) : List.of(), name + " may lack ");
        old.path("properties").properties().forEach(property -> {
            JsonNode same = now.path("properties").path(property.getKey());
            if (!same.isMissingNode()) {
                compare(name + "." + property.getKey(), property.getValue(), same, direction);
            } else if (direction == Direction.ANSWER) {
                found.add(name + " has lost " + property.getKey());
            }
        });
        for (String inner : List.of("items", "additionalProperties")) {
            if (old.path(inner).isObject() && now.path(inner).isObject()) {
                compare(name + "[]", old.path(inner), now.path(inner), direction);
            }
        }
        for (String inner : List.of("allOf", "anyOf", "oneOf")) {
            int both = Math.min(old.path(inner).size(), now.path(inner).size());
            for (int i = 0; i < both; i++) {
                compare(name, old.path(inner).path(i), now.path(inner).path(i), direction);
            }
        }
    }

    private void compareTypes(String name, Set<String> old, Set<String> now, Direction direction) {
        boolean narrower = !now.isEmpty() && !now.containsAll(old);
        boolean wider = !old.isEmpty() && (now.isEmpty() || !old.containsAll(now));
        if (direction == Direction.REQUEST ? narrower : wider) {
            found.add(name + " was " + old + " and is " + now);
        }
    }

    private void compareWords(String name, Set<String> old, Set<String> now, Direction direction) {
        if (direction == Direction.REQUEST && !now.isEmpty()) {
            report(old.isEmpty() ? List.of("free text") : less(old, now), name + " no longer takes ");
        } else if (direction == Direction.ANSWER && !old.isEmpty()) {
            report(now.isEmpty() ? List.of("anything") : less(now, old), name + " may now be ");
        }
    }

    private void report(Iterable<String> names, String sentence) {
        names.forEach(name -> found.add(sentence + name));
    }

    private static List<String> less(Set<String> all, Set<String> without) {
        return all.stream().filter(name -> !without.contains(name)).toList();
    }

    private static Map<String, JsonNode> parameters(JsonNode operation, JsonNode document) {
        return operation
                .path("parameters")
                .valueStream()
                .map(parameter -> resolve(parameter, document))
                .collect(Collectors.toMap(
                        parameter -> parameter.path("in").asString() + " "
                                + parameter.path("name").asString(),
                        parameter -> parameter));
    }

    private static JsonNode resolve(JsonNode node, JsonNode document) {
        return node.has("$ref") ? document.at(node.path("$ref").asString().substring(1)) : node;
    }

    private static Set<String> texts(JsonNode node) {
        return node.isArray()
                ? node.valueStream().map(JsonNode::asString).collect(Collectors.toSet())
                : node.isString() ? Set.of(node.asString()) : Set.of();
    }
}
