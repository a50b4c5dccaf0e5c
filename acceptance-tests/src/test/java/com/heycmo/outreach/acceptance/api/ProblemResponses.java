package com.heycmo.outreach.acceptance.api;

import com.heycmo.outreach.problems.ProblemType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Replaces the names of the problems of each operation with responses and schemas. */
final class ProblemResponses {

    private static final String PROBLEMS = "x-problems";
    private static final String BASE = "Problem";

    private final ObjectNode document;
    private final ObjectNode schemas;
    private final ObjectNode responses;

    ProblemResponses(ObjectNode document) {
        this.document = document;
        ObjectNode components = (ObjectNode) document.path("components");
        this.schemas = (ObjectNode) components.path("schemas");
        this.responses = components.putObject("responses");
    }

    void complete() {
        document.path("paths").forEach(path -> path.forEach(operation -> complete((ObjectNode) operation)));
    }

    private void complete(ObjectNode operation) {
        Map<Integer, List<ProblemType>> byStatus = Stream.concat(
                        document.path(PROBLEMS).valueStream(),
                        operation.path(PROBLEMS).valueStream())
                .map(name -> type(name.asString()))
                .collect(Collectors.groupingBy(type -> type.status().value(), TreeMap::new, Collectors.toList()));
        operation.remove(PROBLEMS);
        ObjectNode answers = (ObjectNode) operation.path("responses");
        byStatus.forEach((status, types) -> answers.set(String.valueOf(status), response(types)));
        answers.set("default", ref("responses", "Other"));
        responses.set(
                "Other",
                described("Other errors, for instance 405, 406, 415 and 500, with the type about:blank.", ref(BASE)));
    }

    private static ProblemType type(String name) {
        return ProblemType.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private ObjectNode response(List<ProblemType> types) {
        types.forEach(this::addSchema);
        if (types.size() > 1) {
            ObjectNode either = JsonMapper.shared().createObjectNode();
            types.forEach(type -> either.withArray("oneOf").add(ref(schemaName(type))));
            return described(types.stream().map(ProblemType::title).collect(Collectors.joining(", or ")) + ".", either);
        }
        ProblemType type = types.get(0);
        ObjectNode response = described(type.title() + ".", ref(schemaName(type)));
        if (List.of(ProblemType.RATE_LIMITED, ProblemType.UNAVAILABLE).contains(type)) {
            response.putObject("headers").set("Retry-After", ref("headers", "RetryAfter"));
        } else if (type == ProblemType.UNAUTHORIZED) {
            response.putObject("headers").set("WWW-Authenticate", ref("headers", "WwwAuthenticate"));
        }
        responses.set(camel(type), response);
        return ref("responses", camel(type));
    }

    /** The base schema with the type and status of this problem, and the additions for it. */
    private void addSchema(ProblemType type) {
        ObjectNode schema = JsonMapper.shared().createObjectNode();
        schema.put("description", type.title() + ".");
        schema.putArray("allOf").add(ref(BASE));
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("type").put("const", type.uri().toString());
        properties.putObject("status").put("const", type.status().value());
        JsonNode additions = schemas.path(schemaName(type));
        if (additions.isObject()) {
            JsonMergePatch.apply(schema, additions);
        }
        schemas.set(schemaName(type), schema);
    }

    private static ObjectNode described(String description, ObjectNode schema) {
        ObjectNode response = JsonMapper.shared().createObjectNode();
        response.put("description", description);
        response.putObject("content").putObject("application/problem+json").set("schema", schema);
        return response;
    }

    private static ObjectNode ref(String schema) {
        return ref("schemas", schema);
    }

    private static ObjectNode ref(String kind, String name) {
        return JsonMapper.shared().createObjectNode().put("$ref", "#/components/" + kind + "/" + name);
    }

    private static String schemaName(ProblemType type) {
        return camel(type) + BASE;
    }

    private static String camel(ProblemType type) {
        return Arrays.stream(type.name().split("_", -1))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
