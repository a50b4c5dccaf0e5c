package com.heycmo.outreach.approval.limits;

import com.heycmo.outreach.limits.Limits;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells in one line how limits have changed, for the audit: {@code message.perDay: 30 → 20; timeZone: UTC → …}. */
final class LimitChanges {

    private static final String NONE = "none";

    private LimitChanges() {}

    static String between(Limits before, Limits after) {
        Map<String, String> old = fields(before);
        Map<String, String> changed = fields(after);
        old.keySet().forEach(field -> changed.putIfAbsent(field, NONE));
        return changed.entrySet().stream()
                .filter(field -> !field.getValue().equals(old.getOrDefault(field.getKey(), NONE)))
                .map(field -> "%s: %s → %s"
                        .formatted(field.getKey(), old.getOrDefault(field.getKey(), NONE), field.getValue()))
                .collect(Collectors.joining("; "));
    }

    private static Map<String, String> fields(Limits limits) {
        Map<String, String> fields = new TreeMap<>();
        JsonNode json = JsonMapper.shared().valueToTree(limits.withVersion(0));
        json.forEachEntry((name, value) -> collect(name, value, fields));
        fields.remove("version");
        return fields;
    }

    private static void collect(String name, JsonNode value, Map<String, String> fields) {
        if (value.isObject()) {
            String prefix = name.equals("actions") ? "" : name + ".";
            value.forEachEntry((field, inner) -> collect(prefix + field, inner, fields));
        } else if (value.isArray()) {
            fields.put(name, value.valueStream().map(JsonNode::asString).collect(Collectors.joining(" ")));
        } else {
            fields.put(name, value.isNull() ? NONE : value.asString());
        }
    }
}
