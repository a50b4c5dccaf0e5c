package com.heycmo.outreach.acceptance.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Replaces, removes, adds or duplicates a field of a JSON body. */
final class JsonMutators {

    private static final String PLACEHOLDER = "@placeholder@";

    /** Literal text, because some of it is not JSON. */
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "false",
            "0",
            "-1",
            "-0",
            "1.0",
            "1.5",
            "1e3",
            "1e999999999",
            "-1e-999999999",
            "01",
            ".5",
            "NaN",
            "Infinity",
            "2147483648",
            "-9223372036854775809",
            "9".repeat(2000),
            "\"\"",
            "\" \"",
            "\"x\"",
            "\"1\"",
            "\"true\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"a\\ud800b\"",
            "\"\\uFFFF\"",
            "\"\\u202e\"",
            "\"\u0001\"",
            "\"\\x\"",
            "\"\\u12\"",
            "'x'",
            "[]",
            "{}",
            "[null]",
            "[[]]",
            "{\"a\":1,\"a\":2}",
            "[".repeat(2000) + "]".repeat(2000),
            "{\"a\":".repeat(1500) + "1" + "}".repeat(1500),
            "\"" + "x".repeat(201) + "\"",
            "\"" + "x".repeat(2001) + "\"",
            "\"" + "x".repeat(70_000) + "\"",
            "\"" + "\uD83D\uDE00".repeat(400) + "\"",
            "\"\uD83D\uDE00\"",
            "\"%00\"",
            "\"2026-13-45T99:99:99Z\"",
            "\"2026-11-20T09:30:00+99:00\"",
            "\"+999999999-12-31T23:59:59Z\"",
            "\"1999-12-31T23:59:59Z\"",
            "\"00000000-0000-0000-0000-000000000000\"",
            "\"1-1-1-1-1\"",
            "\"https://evil.test/in/x\"",
            "\"javascript:alert(1)\"",
            "\"https://www.linkedin.com/in/\\u0000\"",
            "\"https://www.linkedin.com/in/%00\"",
            "\"linkedin.com/in/%\"",
            "\"https://www.linkedin.com/in/" + "x".repeat(3000) + "\"",
            "\"http://linkedin.com@evil.test/in/x\"",
            "\"https://www.linkedin.com/in/%ED%A0%80\"",
            "\"sent\"",
            "\"approve\"",
            "\"comment\"",
            "\"' OR 1=1 --\"",
            "undefined");

    private static final List<String> NAMES = List.of(
            "status",
            "id",
            "customerId",
            "version",
            "approvedByUserId",
            "sentAt",
            "__proto__",
            "@class",
            "@type",
            "class",
            "constructor",
            "",
            "\\u0000",
            "\\ud800",
            "notBefore",
            "draftedAt",
            "dayOffset",
            "claimToken",
            "locked_until",
            "body",
            "x".repeat(60_000));

    static final List<RequestMutator> ALL = List.of(
            JsonMutators::value,
            JsonMutators::value,
            JsonMutators::value,
            JsonMutators::value,
            JsonMutators::missing,
            JsonMutators::extra,
            JsonMutators::twice,
            (request, random) -> request.body(random.oneOf(VALUES)));

    private JsonMutators() {}

    private record Field(ObjectNode parent, String name) {}

    private static void value(Request request, SeededRandom random) {
        change(request, random, field -> field.parent().put(field.name(), PLACEHOLDER), random.oneOf(VALUES));
    }

    private static void missing(Request request, SeededRandom random) {
        change(request, random, field -> field.parent().remove(field.name()), "");
    }

    private static void extra(Request request, SeededRandom random) {
        prepend(request, random.oneOf(NAMES), random.oneOf(VALUES));
    }

    private static void twice(Request request, SeededRandom random) {
        JsonNode json = read(request);
        if (json instanceof ObjectNode object && !object.isEmpty()) {
            prepend(request, random.oneOf(List.copyOf(object.propertyNames())), random.oneOf(VALUES));
        }
    }

    private static void prepend(Request request, String name, String value) {
        String text = new String(request.body(), StandardCharsets.UTF_8);
        String rest = text.startsWith("{") ? text.substring(1) : "}";
        request.body("{\"" + name + "\":" + value + (rest.startsWith("}") ? "" : ",") + rest);
    }

    private static void change(Request request, SeededRandom random, Consumer<Field> change, String value) {
        JsonNode json = read(request);
        List<Field> fields = new ArrayList<>();
        collect(json, fields);
        if (!fields.isEmpty()) {
            change.accept(random.oneOf(fields));
            request.body(json.toString().replace("\"" + PLACEHOLDER + "\"", value));
        }
    }

    private static void collect(JsonNode json, List<Field> fields) {
        if (json instanceof ObjectNode object) {
            object.propertyNames().forEach(name -> fields.add(new Field(object, name)));
        }
        json.forEach(child -> collect(child, fields));
    }

    /** A missing node if an earlier mutation broke the body. */
    private static JsonNode read(Request request) {
        try {
            return JsonMapper.shared().readTree(request.body());
        } catch (JacksonException e) {
            return JsonMapper.shared().missingNode();
        }
    }
}
