package com.heycmo.outreach.status;

import java.util.Locale;

/** Why a draft is {@code failed}. */
public enum FailureKind {
    /** The extension reported the failure. */
    REPORTED,
    /** The extension did something and does not know whether it succeeded. */
    UNCERTAIN,
    /** It was claimed {@code MAX_CLAIMS} times without an answer. */
    NO_ANSWER;

    /** The spelling in the table, in HTTP and in events. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
