package com.heycmo.outreach.acceptance.access;

/** The kinds of credentials that a request may come with. {@code OTHER} ones are good for another customer. */
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
    OUTLIVED_DEVICE,
    PERSON_OF_NOBODY,
    OTHER_REVIEWER,
    OTHER_DEVICE,
    VIEWER,
    REVIEWER,
    DEVICE,
    /** The token that a device had before it got a new one, within the hour in which both are good. */
    ROTATED_DEVICE;

    /** Whether it proves who calls at all. */
    boolean isValid() {
        return compareTo(PERSON_OF_NOBODY) >= 0;
    }

    boolean isOwnDevice() {
        return this == DEVICE || this == ROTATED_DEVICE;
    }
}
