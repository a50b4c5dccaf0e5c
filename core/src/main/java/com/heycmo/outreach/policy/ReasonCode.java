package com.heycmo.outreach.policy;

import java.util.Locale;

/** Why something was refused; {@link #wireName()} is what clients see. */
public enum ReasonCode {
    PROSPECT_URL_MISSING,
    PROSPECT_URL_NOT_LINKEDIN,
    PROSPECT_URL_NOT_PROFILE,
    NOTE_TOO_LONG,
    BODY_REQUIRED,
    BODY_TOO_LONG,
    ACTION_UNKNOWN,
    CUSTOMER_ID_INVALID,
    DAY_OFFSET_INVALID,
    NOT_BEFORE_INVALID,
    FIELD_TOO_LONG,
    MALFORMED,
    TEXT_NOT_STORABLE;

    /** The spelling in JSON, for instance {@code note_too_long}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
