package com.heycmo.outreach.audit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is written down: each is a change that somebody may ask about later. */
public enum AuditAction {
    /** A person: this very text may be sent. */
    APPROVED,
    /** A person: this must not be sent. */
    SKIPPED,
    /** A person gave the draft another text. */
    EDITED,
    /** Back to review: by a person's retry, or by an agent's fresh draft after it had expired. */
    REVIVED,
    /** Nobody decided, or nobody sent it, in time. */
    EXPIRED,
    SENT,
    /** It was tried and did not work, or nobody ever answered. */
    FAILED,
    /** No claims for this customer any more. */
    PAUSED,
    RESUMED,
    EXTENSION_PAIRED,
    EXTENSION_RENAMED,
    /** The device has another token. */
    EXTENSION_ROTATED,
    EXTENSION_REVOKED;

    /** The spelling in the table and in JSON. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What is spelled exactly so; empty when nothing is. */
    public static Optional<AuditAction> ofWireName(String wireName) {
        return Arrays.stream(values())
                .filter(what -> what.wireName().equals(wireName))
                .findFirst();
    }
}
