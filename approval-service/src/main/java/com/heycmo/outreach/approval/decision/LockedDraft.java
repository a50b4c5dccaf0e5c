package com.heycmo.outreach.approval.decision;

import com.heycmo.outreach.approval.queue.DraftRow;
import com.heycmo.outreach.policy.Preflight;
import com.heycmo.outreach.problems.ProblemException;
import com.heycmo.outreach.problems.ProblemType;
import com.heycmo.outreach.status.DraftStatus;
import com.heycmo.outreach.status.Transition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row that nobody else can change until this transaction ends, and what was true of it at the moment it was locked.
 * Its checks end the request with the problem they are named after.
 *
 * @param now the database's clock, read after the row was locked
 * @param lockLive an extension is at work on it
 * @param countsAsExpired swept, or waiting to be
 */
record LockedDraft(DraftRow row, Instant now, boolean lockLive, boolean countsAsExpired) {

    boolean is(DraftStatus status) {
        return row.draftStatus() == status;
    }

    /** Nobody decides about a text they have not seen. No version: whatever is there. */
    void requireVersion(@Nullable Integer seen) {
        if (seen != null && seen != row.version()) {
            throw ProblemException.of(ProblemType.STALE_VERSION, "The draft has changed since it was looked at.")
                    .with("row", row);
        }
    }

    void requireNoLiveLock() {
        if (lockLive) {
            throw ProblemException.of(
                    ProblemType.CLAIM_IN_FLIGHT, "The extension is at work on this draft; wait for its result.");
        }
    }

    void requireAllowed(Transition move) {
        if (!move.allowedFrom(row.draftStatus())) {
            throw invalidTransition();
        }
    }

    /** A reopening also starts from what is pending or approved, but only once it counts as expired. */
    void requireFailedOrExpired() {
        if (!is(DraftStatus.FAILED) && !countsAsExpired) {
            throw invalidTransition();
        }
    }

    void requireNotExpired() {
        if (countsAsExpired) {
            throw ProblemException.of(
                    ProblemType.DRAFT_EXPIRED, "The draft has expired; reopen it to review it again.");
        }
    }

    void require(Preflight preflight) {
        if (!preflight.ok()) {
            throw ProblemException.validationFailed(preflight.reasons());
        }
    }

    ProblemException invalidTransition() {
        return ProblemException.of(
                        ProblemType.INVALID_TRANSITION, "A draft that is " + row.status() + " cannot do that.")
                .with("currentStatus", row.status());
    }
}
