package com.heycmo.outreach.acceptance.access;

/** The kinds of credentials that a request can carry. {@code OTHER} ones are valid for another customer. */
public enum Credential {
    NONE,
    GARBAGE,
    MISTYPED_DEVICE,
    EXPIRED,
    WRONG_ISSUER,
    WRONG_AUDIENCE,
    WRONG_SIGNATURE,
    UNSIGNED,
    REVOKED_DEVICE,
    EXPIRED_DEVICE,
    PERSON_WITHOUT_CUSTOMERS,
    OTHER_REVIEWER,
    OTHER_DEVICE,
    VIEWER,
    REVIEWER,
    DEVICE,
    /** The previous token of a device, within the hour in which both are valid. */
    ROTATED_DEVICE;

    /** Whether it authenticates a caller. */
    boolean isValid() {
        return compareTo(PERSON_WITHOUT_CUSTOMERS) >= 0;
    }

    /** Of any customer. */
    boolean isDevice() {
        return isOwnDevice() || this == OTHER_DEVICE;
    }

    boolean isOwnDevice() {
        return this == DEVICE || this == ROTATED_DEVICE;
    }
}
