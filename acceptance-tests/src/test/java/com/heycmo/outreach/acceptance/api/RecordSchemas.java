package com.heycmo.outreach.acceptance.api;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Renames schemas to short names and completes those of records: every field of a response is required, and only
 * {@code @Nullable} fields may be null. The additions list the required fields of requests.
 */
final class RecordSchemas {

    private static final String REF = "#/components/schemas/";

    private final JsonNode additions;

    RecordSchemas(JsonNode additions) {
        this.additions = additions;
    }

    ObjectNode complete(ObjectNode document) {
        ObjectNode schemas = (ObjectNode) document.path("components").path("schemas");
        Map<String, String> shortNames = shortNames(schemas);
        for (Map.Entry<String, String> name : shortNames.entrySet()) {
            if (schemas.path(name.getKey()) instanceof ObjectNode schema) {
                complete(schema, name.getKey(), isRequest(name.getValue()));
            }
        }
        return renamed(document, shortNames);
    }

    private boolean isRequest(String shortName) {
        return additions
                .path("x-requests")
                .valueStream()
                .anyMatch(name -> name.asString().equals(shortName));
    }

    private Map<String, String> shortNames(ObjectNode schemas) {
        Map<String, String> shortNames = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        for (String name : schemas.propertyNames()) {
            String wanted = additions
                    .path("x-schema-names")
                    .path(name)
                    .asString(name.startsWith("com.heycmo.") ? name.substring(name.lastIndexOf('.') + 1) : name);
            if (!taken.add(wanted)) {
                throw new IllegalStateException(
                        "Two schemas are named %s. Name one of them in x-schema-names of additions.yaml."
                                .formatted(wanted));
            }
            shortNames.put(name, wanted);
        }
        return shortNames;
    }

    private static void complete(ObjectNode schema, String className, boolean request) {
        if (!ClassUtils.isPresent(className, RecordSchemas.class.getClassLoader())) {
            return;
        }
        Class<?> type = ClassUtils.resolveClassName(className, RecordSchemas.class.getClassLoader());
        // The caller's records have no properties here: as implementations of a sealed interface they are compositions.
        if (!type.isRecord() || !schema.has("properties")) {
            return;
        }
        List<String> required = new ArrayList<>();
        ObjectNode properties = (ObjectNode) schema.path("properties");
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonIgnore.class)) {
                continue;
            }
            String name = component.getName();
            boolean leftOut = component.getAccessor().isAnnotationPresent(JsonInclude.class);
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class) && !leftOut) {
                properties.set(name, nullable((ObjectNode) properties.path(name)));
            }
            if (!request && !leftOut) {
                required.add(name);
            }
        }
        if (!required.isEmpty()) {
            ArrayNode names = schema.putArray("required");
            required.forEach(names::add);
        }
    }

    private static ObjectNode nullable(ObjectNode property) {
        if (property.has("$ref")) {
            ObjectNode either = JsonMapper.shared().createObjectNode();
            either.putArray("anyOf").add(property).addObject().put("type", "null");
            return either;
        }
        JsonNode type = property.path("type");
        property.putArray("type").add(type).add("null");
        return property;
    }

    private static ObjectNode renamed(ObjectNode document, Map<String, String> shortNames) {
        ObjectNode schemas = (ObjectNode) document.path("components").path("schemas");
        ObjectNode renamed = JsonMapper.shared().createObjectNode();
        schemas.properties().forEach(schema -> renamed.set(shortNames.get(schema.getKey()), schema.getValue()));
        ((ObjectNode) document.path("components")).set("schemas", renamed);
        for (JsonNode parent : document.findParents("$ref")) {
            String name = parent.path("$ref").asString().substring(REF.length());
            ((ObjectNode) parent).put("$ref", REF + shortNames.getOrDefault(name, name));
        }
        return document;
    }
}
