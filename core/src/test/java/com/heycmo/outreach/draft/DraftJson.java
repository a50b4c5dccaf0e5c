package com.heycmo.outreach.draft;

import com.heycmo.outreach.draft.DraftParseResult.Accepted;
import com.heycmo.outreach.draft.DraftParseResult.Rejected;
import com.heycmo.outreach.policy.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** A valid draft's JSON. Tests replace or remove its fields. */
record DraftJson(Map<String, String> fields) {

    static final UUID CUSTOMER = UUID.fromString("0d5f1c3e-3f0b-4c57-9d0f-6a2b1f3e8c44");
    static final Instant RECEIVED = Instant.parse("2026-11-20T10:00:00Z");

    static DraftJson valid() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("customerId", "\"" + CUSTOMER + "\"");
        fields.put("action", "\"message\"");
        fields.put("prospectUrl", "\"linkedin.com/in/jane-doe\"");
        fields.put("prospectName", "\"Jane Doe\"");
        fields.put("prospectCompany", "\"Acme\"");
        fields.put("prospectRole", "\"CTO\"");
        fields.put("body", "\"Hi Jane\"");
        fields.put("dayOffset", "3");
        fields.put("intentSource", "\"funding_news\"");
        fields.put("intentReason", "\"Series B on Monday\"");
        fields.put("draftedAt", "\"2026-11-20T09:30:00Z\"");
        fields.put("notBefore", "null");
        fields.put("waitFor", "null");
        fields.put("variant", "null");
        return new DraftJson(fields);
    }

    DraftJson with(String field, String json) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changed.put(field, json);
        return new DraftJson(changed);
    }

    DraftJson withText(String field, String text) {
        return with(field, "\"" + text + "\"");
    }

    DraftJson without(String... names) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changed.keySet().removeAll(List.of(names));
        return new DraftJson(changed);
    }

    byte[] bytes() {
        return fields.entrySet().stream()
                .map(field -> "\"" + field.getKey() + "\":" + field.getValue())
                .collect(Collectors.joining(",", "{", "}"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Fails unless the draft is accepted. */
    Draft read() {
        DraftParseResult result = new DraftReader().read(bytes(), RECEIVED);
        if (result instanceof Accepted accepted) {
            return accepted.draft();
        }
        throw new AssertionError("Rejected: " + result);
    }

    /** The codes of all reasons, in order; empty if the draft is accepted. */
    List<String> codes() {
        return codes(new DraftReader().read(bytes(), RECEIVED));
    }

    static List<String> codes(DraftParseResult result) {
        return result instanceof Rejected rejected
                ? rejected.reasons().stream().map(Reason::code).toList()
                : List.of();
    }
}
