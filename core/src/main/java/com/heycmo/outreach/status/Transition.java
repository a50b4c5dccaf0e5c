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
 * Every way a draft may change its status: the one table of the status machine. A store binds {@link #from()} and
 * {@link #to()} to a conditional update, which reports whether it won.
 */
public enum Transition {
    /** Ingest: newer text for a draft that nobody has decided or edited. */
    REDRAFT(PENDING_REVIEW, PENDING_REVIEW),
    /** Reviewer: another text; ingest leaves it alone from then on. */
    EDIT(PENDING_REVIEW, PENDING_REVIEW),
    /** Reviewer: this text may be sent. */
    APPROVE(APPROVED, PENDING_REVIEW),
    /** Reviewer: this must not be sent. Not while a lock is live. */
    SKIP(SKIPPED, PENDING_REVIEW, APPROVED),
    /** Sweep: past its expiry. Not while a lock is live. */
    EXPIRE(EXPIRED, PENDING_REVIEW, APPROVED),
    /** Extension: it was sent, also when that is learned late. */
    REPORT_SENT(SENT, APPROVED, FAILED, SKIPPED, EXPIRED, PENDING_REVIEW),
    /** Extension: it was tried and did not work. */
    REPORT_FAILED(FAILED, APPROVED),
    /** Dispatch: claimed as often as allowed and never answered. */
    GIVE_UP(FAILED, APPROVED),
    /**
     * Ingest: fresh research for a draft that expired unclaimed. It starts from {@code pending_review} and
     * {@code approved} too, for a row past its expiry counts as expired before the sweep comes by.
     */
    REVIVE(PENDING_REVIEW, EXPIRED, PENDING_REVIEW, APPROVED),
    /** Reviewer: back to review. The same holds for rows that count as expired. Not while a lock is live. */
    REOPEN(PENDING_REVIEW, FAILED, EXPIRED, PENDING_REVIEW, APPROVED);

    private final DraftStatus to;
    private final Set<DraftStatus> from;

    Transition(DraftStatus to, DraftStatus first, DraftStatus... others) {
        this.to = to;
        this.from = EnumSet.of(first, others);
    }

    public DraftStatus to() {
        return to;
    }

    /** Where this move may start. */
    public Set<DraftStatus> from() {
        return EnumSet.copyOf(from);
    }

    public boolean allowedFrom(DraftStatus status) {
        return from.contains(status);
    }
}
