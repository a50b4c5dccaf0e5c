package com.heycmo.outreach.approval.pages.drafting;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.heycmo.outreach.policy.InvisibleCharacters;
import org.jspecify.annotations.Nullable;

/** A draft as entered by a person, with the fields of an agent's JSON. Fields left empty are omitted. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DraftForm(
        @Nullable String action,
        @Nullable String prospectUrl,
        @Nullable String prospectName,
        @Nullable String prospectCompany,
        @Nullable String prospectRole,
        @Nullable String body,
        @Nullable Integer dayOffset,
        @Nullable String intentSource,
        @Nullable String intentReason) {

    static final DraftForm EMPTY = new DraftForm("connection_request", null, null, null, null, null, null, null, null);

    DraftForm {
        prospectName = emptyToNull(prospectName);
        prospectCompany = emptyToNull(prospectCompany);
        prospectRole = emptyToNull(prospectRole);
        intentSource = emptyToNull(intentSource);
        intentReason = emptyToNull(intentReason);
    }

    private static @Nullable String emptyToNull(@Nullable String value) {
        return value == null || InvisibleCharacters.isBlank(value) ? null : value;
    }
}
