package com.heycmo.outreach.acceptance.api;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON Merge Patch (RFC 7386): objects are merged, null removes, everything else replaces. */
final class JsonMergePatch {

    private JsonMergePatch() {}

    static void apply(JsonNode target, JsonNode patch) {
        ObjectNode object = (ObjectNode) target;
        for (Map.Entry<String, JsonNode> field : patch.properties()) {
            JsonNode value = field.getValue();
            if (value.isNull()) {
                object.remove(field.getKey());
            } else if (value.isObject()) {
                if (!object.path(field.getKey()).isObject()) {
                    object.putObject(field.getKey());
                }
                apply(object.path(field.getKey()), value);
            } else {
                object.set(field.getKey(), value.deepCopy());
            }
        }
    }
}
