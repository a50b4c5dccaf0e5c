package com.heycmo.outreach.approval.audit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The actions in the audit, as the CHECK on its table lists them. */
public enum AuditAction {
    /** A person wrote the draft or replaced a pending one. */
    DRAFTED,
    APPROVED,
    SKIPPED,
    EDITED,
    /** An agent's fresh draft returned an expired draft to review. */
    REVIVED,
    /** A person returned the draft to review. */
    REOPENED,
    EXPIRED,
    SENT,
    /** The action failed, or no extension answered. */
    FAILED,
    /** An extension gave the job back without having done anything. */
    RELEASED,
    /** An extension found that the person has accepted an invitation. */
    ACCEPTANCE_KNOWN,
    /** An extension or a person has seen a reply, an acceptance, a refusal or a withdrawal. */
    SIGNAL_RECORDED,
    /** A person or a rule stopped all claims of the customer. */
    PAUSED,
    /** A person or a rule would have paused, but claiming was paused already. */
    PAUSE_REASON_ADDED,
    RESUMED,
    /** A rule stopped the claims of one action for a while. */
    ACTION_HELD,
    LIMITS_CHANGED,
    /** A person erased a prospect. */
    ERASED,
    /** A person lifted the hold on an action before its time. */
    HOLD_LIFTED,
    /** A person set a person or a company to do-not-contact. */
    CONTACT_FORBIDDEN,
    /** A person lifted such an entry. */
    CONTACT_ALLOWED,
    EXTENSION_PAIRED,
    EXTENSION_RENAMED,
    /** The extension has a new token. */
    EXTENSION_ROTATED,
    EXTENSION_REVOKED;

    /** The spelling in the table and in JSON. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The action of this exact spelling; empty if there is none. */
    public static Optional<AuditAction> ofWireName(String wireName) {
        return Arrays.stream(values())
                .filter(what -> what.wireName().equals(wireName))
                .findFirst();
    }
}
