package com.heycmo.outreach.acceptance.api;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A draft as a person submits it: the draft of the topic, but that the path says whose it is. */
final class ManualDraftSchema {

    static final String NAME = "DraftByHand";

    private ManualDraftSchema() {}

    static JsonNode asPatch() {
        ObjectNode schema = (ObjectNode) Documents.read("schemas/draft.schema.json");
        schema.remove("$id");
        schema.remove("$schema");
        schema.remove("examples");
        schema.remove("title");
        schema.put("description", "A draft made by hand. draftedAt is ignored: it is now.");
        ArrayNode required = schema.putArray("required");
        required.add("action").add("prospectUrl");
        ObjectNode customerId = (ObjectNode) schema.path("properties").path("customerId");
        customerId.put("description", "May repeat the path's customer, and name no other.");
        customerId.putArray("type").add("string").add("null");
        for (JsonNode parent : schema.findParents("$ref")) {
            String inDraft = parent.path("$ref").asString();
            ((ObjectNode) parent).put("$ref", "#/components/schemas/" + NAME + inDraft.substring(1));
        }
        ObjectNode patch = JsonMapper.shared().createObjectNode();
        patch.putObject("schemas").set(NAME, schema);
        return patch;
    }
}
