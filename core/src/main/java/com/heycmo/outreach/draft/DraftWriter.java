package com.heycmo.outreach.draft;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes a draft as agents publish it. {@link DraftReader} reads it back to an equal one. */
public final class DraftWriter {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** The draft as a record's value: UTF-8 JSON, with null for what it does not have. */
    public byte[] write(Draft draft) {
        ObjectNode json = JSON.createObjectNode();
        json.put(DraftField.CUSTOMER_ID, draft.customerId().toString());
        json.put(DraftField.ACTION, draft.action().wireName());
        json.put(DraftField.PROSPECT_URL, draft.prospectUrl());
        json.put(DraftField.PROSPECT_NAME, draft.prospectName());
        json.put(DraftField.PROSPECT_COMPANY, draft.prospectCompany());
        json.put(DraftField.PROSPECT_ROLE, draft.prospectRole());
        json.put(DraftField.BODY, draft.body());
        json.put(DraftField.DAY_OFFSET, draft.dayOffset());
        json.put(DraftField.INTENT_SOURCE, draft.intentSource());
        json.put(DraftField.INTENT_REASON, draft.intentReason());
        json.put(DraftField.DRAFTED_AT, draft.draftedAt().toString());
        json.put(DraftField.NOT_BEFORE, textOrNull(draft.notBefore()));
        return JSON.writeValueAsBytes(json);
    }

    private static @Nullable String textOrNull(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
