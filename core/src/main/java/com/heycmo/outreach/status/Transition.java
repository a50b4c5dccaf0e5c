package com.heycmo.outreach.status;

import static com.heycmo.outreach.status.DraftStatus.APPROVED;
import static com.heycmo.outreach.status.DraftStatus.EXPIRED;
import static com.heycmo.outreach.status.DraftStatus.FAILED;
import static com.heycmo.outreach.status.DraftStatus.PENDING_REVIEW;
import static com.heycmo.outreach.status.DraftStatus.SENT;
import static com.heycmo.outreach.status.DraftStatus.SKIPPED;

import java.util.EnumSet;
import java.util.Set;

/**
 * Every way a draft may change its status: the transition table of the status machine. A store binds {@link #fromNames()}
 * and {@link #to()} to a conditional update, which reports whether it won.
 */
public enum Transition {
    /** Ingest: newer text for a draft that is neither decided nor edited. Not recorded. */
    REDRAFT("redrafted", PENDING_REVIEW, PENDING_REVIEW),
    /** Reviewer: a draft of their own instead of a pending one. Ingest leaves it alone from then on. */
    REPLACE("drafted", PENDING_REVIEW, PENDING_REVIEW),
    /** Reviewer: another text. Ingest leaves the draft alone from then on. */
    EDIT("edited", PENDING_REVIEW, PENDING_REVIEW),
    /** Reviewer: this text may be sent. */
    APPROVE("approved", APPROVED, PENDING_REVIEW),
    /** Reviewer, or a rule: this draft must not be sent. */
    SKIP("skipped", SKIPPED, PENDING_REVIEW, APPROVED),
    /** Sweep: the draft is past its expiry. */
    EXPIRE("expired", EXPIRED, PENDING_REVIEW, APPROVED),
    /** Extension: the action was done, even if the report is late. */
    REPORT_SENT("sent", SENT, APPROVED, FAILED, SKIPPED, EXPIRED, PENDING_REVIEW),
    /** Extension: the action was tried and failed, or it gave the job back too often. */
    REPORT_FAILED("failed", FAILED, APPROVED),
    /** Dispatch: the draft was claimed as often as allowed and never answered. */
    GIVE_UP("failed", FAILED, APPROVED),
    /**
     * Ingest: fresh research for a draft that expired unclaimed. Starts from {@code pending_review} and {@code approved}
     * too, because a row past its expiry counts as expired before the sweep runs.
     */
    REVIVE("revived", PENDING_REVIEW, EXPIRED, PENDING_REVIEW, APPROVED),
    /** Reviewer: back to review. Starts from {@code pending_review} too, for a row that counts as expired. */
    REOPEN("reopened", PENDING_REVIEW, APPROVED, SKIPPED, FAILED, EXPIRED, PENDING_REVIEW),
    /** Reviewer: a person looked, and it was sent. Only for a failure that left this open. */
    RESOLVE_SENT("sent", SENT, FAILED),
    /** Reviewer: a person looked, and it was not sent. Only for a failure that left this open. */
    RESOLVE_FAILED("failed", FAILED, FAILED);

    private final String pastTense;
    private final DraftStatus to;
    private final Set<DraftStatus> from;

    Transition(String pastTense, DraftStatus to, DraftStatus first, DraftStatus... others) {
        this.pastTense = pastTense;
        this.to = to;
        this.from = EnumSet.of(first, others);
    }

    /** The name of this change in the audit and in events, for instance {@code approved}. */
    public String pastTense() {
        return pastTense;
    }

    public DraftStatus to() {
        return to;
    }

    /** The statuses from which this transition may start. */
    public Set<DraftStatus> from() {
        return EnumSet.copyOf(from);
    }

    /** {@link #from()} as the table spells it. */
    public String[] fromNames() {
        return from.stream().map(DraftStatus::wireName).toArray(String[]::new);
    }

    public boolean allowedFrom(DraftStatus status) {
        return from.contains(status);
    }
}
