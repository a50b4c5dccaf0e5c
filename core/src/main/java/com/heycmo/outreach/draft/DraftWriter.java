package com.heycmo.outreach.draft;

import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes a draft as agents publish it. {@link DraftReader} reads it back to an equal draft. */
public final class DraftWriter {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE).build();

    /** UTF-8 JSON. Missing values are null. */
    public byte[] write(Draft draft) {
        return JSON.writeValueAsBytes(draft);
    }
}
