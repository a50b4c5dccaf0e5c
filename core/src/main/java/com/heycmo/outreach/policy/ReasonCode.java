package com.heycmo.outreach.policy;

import java.util.Locale;

/** The codes of reasons. */
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
    WAIT_FOR_INVALID,
    FIELD_TOO_LONG,
    MALFORMED,
    TEXT_NOT_STORABLE,
    DO_NOT_CONTACT,
    // Of limits, not of drafts.
    TIME_ZONE_INVALID,
    PER_DAY_INVALID,
    PER_WEEK_INVALID,
    WARM_UP_INVALID,
    WORKING_HOURS_INVALID,
    NOTE_LENGTH_INVALID,
    PAUSE_AFTER_FAILURES_INVALID,
    // Of releases.
    FAILURE_CODE_INVALID;

    /** Whether a draft can be rejected for this reason. */
    public boolean isOfDraft() {
        return compareTo(DO_NOT_CONTACT) <= 0;
    }

    /** The code in JSON, for example {@code note_too_long}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
