package com.heycmo.outreach.status;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What is true of a draft at one moment. The database decides it ({@code linkedin_outreach_state}), because only its
 * clock counts.
 *
 * @param now the database's time for which the rest holds
 * @param lockLive whether an extension is working on the draft
 * @param expired whether it counts as expired, even if the sweep has not run yet
 */
public record DraftState(DraftStatus status, Instant now, boolean lockLive, boolean expired) {

    private static final Set<Transition> EXPIRY_FORBIDS =
            EnumSet.of(Transition.APPROVE, Transition.EDIT, Transition.REPLACE);

    /** Why a reviewer's transition is refused. */
    public enum Refusal {
        /** An extension is working on the draft. */
        CLAIM_IN_FLIGHT,
        /** The status machine has no such transition from this status. */
        INVALID_TRANSITION,
        /** The draft counts as expired. */
        EXPIRED
    }

    /** The first reason against a reviewer's transition, in the contract's order; empty if it is allowed. */
    public Optional<Refusal> refusal(Transition transition) {
        if (lockLive) {
            return Optional.of(Refusal.CLAIM_IN_FLIGHT);
        }
        if (!transition.allowedFrom(status) || (transition == Transition.REOPEN && !mayReopen())) {
            return Optional.of(Refusal.INVALID_TRANSITION);
        }
        return expired && EXPIRY_FORBIDS.contains(transition) ? Optional.of(Refusal.EXPIRED) : Optional.empty();
    }

    /** Whether a reviewer may do this now. */
    public boolean allows(Transition transition) {
        return refusal(transition).isEmpty();
    }

    /** A pending draft is reopened only once it counts as expired. */
    private boolean mayReopen() {
        return status != DraftStatus.PENDING_REVIEW || expired;
    }
}
