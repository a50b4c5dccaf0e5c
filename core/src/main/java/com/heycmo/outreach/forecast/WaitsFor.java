package com.heycmo.outreach.forecast;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a draft will not be sent as things are. Of several that apply, the first counts. */
public enum WaitsFor {
    /** The customer is paused. */
    RESUME,
    /** The message waits until the person has accepted an invitation. */
    ACCEPTANCE,
    /** An earlier step for the same person is pending, or will not be sent either. */
    EARLIER_STEP,
    /** The note is longer than the customer's limit. */
    NOTE_TOO_LONG,
    /** The draft expires before its turn. */
    EXPIRY;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
