package com.heycmo.outreach.approval.decision;

import com.heycmo.outreach.approval.queue.DraftRow;
import com.heycmo.outreach.policy.Preflight;
import com.heycmo.outreach.problems.ProblemException;
import com.heycmo.outreach.problems.ProblemType;
import com.heycmo.outreach.status.DraftStatus;
import com.heycmo.outreach.status.Transition;

/** A row that is locked until this transaction ends; its state was read after the lock was acquired. */
record LockedDraft(DraftRow row) {

    boolean is(DraftStatus status) {
        return row.state().status() == status;
    }

    /** Fails with 409 if the state does not allow this. */
    void requireAllowed(Transition transition) {
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

    /** Fails with 400 and the preflight's reasons. */
    void require(Preflight preflight) {
        if (!preflight.ok()) {
            throw ProblemException.validationFailed(preflight.reasons());
        }
    }

    ProblemException invalidTransition(Transition transition) {
        return ProblemException.of(
                        ProblemType.INVALID_TRANSITION,
                        "A draft in status " + row.status() + " cannot be " + transition.pastTense() + ".")
                .with("currentStatus", row.status());
    }
}
