package com.heycmo.outreach.status;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The status of a draft. Only a {@link Transition} changes it. */
public enum DraftStatus {
    /** Waits for a person's decision. Enters by a draft, of an agent or by hand, a fresh draft after expiry, or a reopening. */
    PENDING_REVIEW,
    /** A person approved this text. It may be claimed; while its lock is live, an extension is working on it. */
    APPROVED,
    /** A person decided against it. Leaves only by a late success, if it was claimed before and really sent. */
    SKIPPED,
    /** Expired before decision or sending. Leaves by fresh research, a reopening, or a late success. */
    EXPIRED,
    /** The extension did the action. Final. */
    SENT,
    /** The extension reported a failure, or never answered. Leaves by a reopening or a late success. */
    FAILED;

    /** The spelling in the table and in HTTP, for instance {@code pending_review}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status of this exact spelling; empty for any other text. */
    public static Optional<DraftStatus> ofWireName(String wireName) {
        return Arrays.stream(values())
                .filter(status -> status.wireName().equals(wireName))
                .findFirst();
    }
}
