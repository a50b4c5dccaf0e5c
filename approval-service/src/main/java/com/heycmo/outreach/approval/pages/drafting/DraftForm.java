package com.heycmo.outreach.approval.pages.drafting;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** A draft as a person writes it, spelled as an agent would: what is left empty is not said. */
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
        prospectName = given(prospectName);
        prospectCompany = given(prospectCompany);
        prospectRole = given(prospectRole);
        intentSource = given(intentSource);
        intentReason = given(intentReason);
        // As a text box holds it: forms send each line end as CR LF.
        body = body == null ? null : body.replace("\r\n", "\n");
    }

    private static @Nullable String given(@Nullable String value) {
        return value == null || value.isBlank() ? null : value;
    }
}
