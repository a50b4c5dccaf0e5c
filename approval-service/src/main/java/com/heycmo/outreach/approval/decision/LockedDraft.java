package com.heycmo.outreach.approval.decision;

import com.heycmo.outreach.approval.queue.DraftRow;
import com.heycmo.outreach.policy.Preflight;
import com.heycmo.outreach.problems.ProblemException;
import com.heycmo.outreach.problems.ProblemType;
import com.heycmo.outreach.status.DraftStatus;
import com.heycmo.outreach.status.Transition;

/**
 * A row that is locked until this transaction ends; its state was read after the lock was acquired. For a preview it is not
 * locked.
 *
 * @param maxNoteLength the customer's limit for the note of a connection request
 * @param isForbidden whether a do-not-contact entry is in force for the person or the company
 */
record LockedDraft(DraftRow row, int maxNoteLength, boolean isForbidden) {

    boolean is(DraftStatus status) {
        return row.state().status() == status;
    }

    /** Whether a person has said before that it was sent, or that it was not. */
    boolean isResolvedAs(DraftStatus answer) {
        return row.resolvedByUserId() != null && is(answer) && !row.isOutcomeOpen();
    }

    /** Fails with 409 unless the failure left open whether the draft was sent. */
    void requireOpenOutcome(Transition transition) {
        if (!row.isOutcomeOpen()) {
            throw invalidTransition(transition);
        }
    }

    /** Fails with 409 or 400 unless this decision about the present text is allowed. */
    void requireDecidable(Transition transition) {
        requireAllowed(transition);
        if (transition != Transition.SKIP) {
            requireContactAllowed();
        }
        if (transition == Transition.APPROVE) {
            requireSendable(row.body());
        }
    }

    /** Fails with 409 if a do-not-contact entry is in force. Comes after {@link #requireAllowed}. */
    void requireContactAllowed() {
        if (isForbidden) {
            throw ProblemException.of(
                    ProblemType.DO_NOT_CONTACT,
                    "This person or company is not to be contacted; lift the do-not-contact entry first.");
        }
    }

    /** Fails with 409 if the state does not allow this, or the person was erased. */
    void requireAllowed(Transition transition) {
        if (row.isErased()) {
            throw ProblemException.of(
                            ProblemType.INVALID_TRANSITION,
                            "The person was erased; nobody can decide about this draft any more.")
                    .with("currentStatus", row.status());
        }
        row.state().refusal(transition).ifPresent(refusal -> {
            throw switch (refusal) {
                case CLAIM_IN_FLIGHT ->
                    ProblemException.of(
                            ProblemType.CLAIM_IN_FLIGHT,
                            "An extension is working on this draft; wait for its result or until its lock ends.");
                case INVALID_TRANSITION -> invalidTransition(transition);
                case EXPIRED ->
                    ProblemException.of(
                            ProblemType.DRAFT_EXPIRED, "The draft has expired; reopen it to review it again.");
            };
        });
    }

    /** The preflight of this draft with another text; fails with 400 and its reasons. */
    Preflight requireSendable(String body) {
        Preflight preflight = Preflight.of(row.draftAction(), row.prospectUrl(), body, maxNoteLength);
        if (!preflight.ok()) {
            throw ProblemException.validationFailed(preflight.reasons());
        }
        return preflight;
    }

    ProblemException invalidTransition(Transition transition) {
        return ProblemException.of(
                        ProblemType.INVALID_TRANSITION,
                        "A draft in status " + row.status() + " cannot be " + transition.pastTense() + ".")
                .with("currentStatus", row.status());
    }
}
