package com.heycmo.outreach.approval.decision;

import com.heycmo.outreach.policy.Reasons;
import com.heycmo.outreach.problems.ProblemException;
import org.jspecify.annotations.Nullable;

/** Why a person skips a draft, as feedback for the drafting agent. */
public final class SkipReason {

    /** In UTF-16 code units. */
    public static final int MAX_LENGTH = 200;

    private SkipReason() {}

    /**
     * A reason is optional.
     *
     * @throws ProblemException 400 if it is too long or cannot be stored
     */
    public static void require(@Nullable String reason) {
        Reasons reasons = new Reasons();
        reasons.atMost(MAX_LENGTH, "reason", reason);
        reasons.storable("reason", reason);
        if (!reasons.isEmpty()) {
            throw ProblemException.validationFailed(reasons.list());
        }
    }
}
