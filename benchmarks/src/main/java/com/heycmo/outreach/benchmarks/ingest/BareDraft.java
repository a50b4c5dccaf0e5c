package com.heycmo.outreach.benchmarks.ingest;

import com.heycmo.outreach.draft.DraftId;
import com.heycmo.outreach.policy.Action;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A draft that nobody has checked: parsed, and no more. */
record BareDraft(UUID id, JsonNode fields) {

    static BareDraft parse(byte[] value) {
        JsonNode fields = JsonMapper.shared().readTree(value);
        UUID customerId = UUID.fromString(fields.path("customerId").asString());
        return new BareDraft(DraftId.of(customerId, text(fields, "prospectUrl"), Action.MESSAGE, 0), fields);
    }

    /** The newest of each key, in the order of keys, as one statement needs them. */
    static List<BareDraft> reduced(Collection<BareDraft> drafts) {
        Map<UUID, BareDraft> newest = new LinkedHashMap<>();
        drafts.forEach(draft -> newest.put(draft.id(), draft));
        return newest.values().stream()
                .sorted(Comparator.comparing(BareDraft::id))
                .toList();
    }

    String text(String field) {
        return text(fields, field);
    }

    private static String text(JsonNode fields, String field) {
        return fields.path(field).asString();
    }
}
