package com.heycmo.outreach.acceptance.api;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Derives the schema of a manual draft from the topic's draft: the customer comes from the path. */
final class ManualDraftSchema {

    static final String NAME = "ManualDraft";

    private ManualDraftSchema() {}

    static JsonNode asPatch() {
        ObjectNode schema = (ObjectNode) Documents.read("schemas/draft.schema.json");
        schema.remove("$id");
        schema.remove("$schema");
        schema.remove("examples");
        schema.remove("title");
        schema.put("description", "A manual draft. draftedAt is ignored; the current time is used.");
        ArrayNode required = schema.putArray("required");
        required.add("action").add("prospectUrl");
        ObjectNode customerId = (ObjectNode) schema.path("properties").path("customerId");
        customerId.put("description", "Optional. Must be the customer of the path.");
        customerId.putArray("type").add("string").add("null");
        ObjectNode replaces = ((ObjectNode) schema.path("properties")).putObject("replaces");
        replaces.put("description", "The version of the pending draft to replace, as the person saw it.");
        replaces.putArray("type").add("integer").add("null");
        replaces.put("format", "int32");
        for (JsonNode parent : schema.findParents("$ref")) {
            String reference = parent.path("$ref").asString();
            ((ObjectNode) parent).put("$ref", "#/components/schemas/" + NAME + reference.substring(1));
        }
        ObjectNode patch = JsonMapper.shared().createObjectNode();
        patch.putObject("schemas").set(NAME, schema);
        return patch;
    }
}
