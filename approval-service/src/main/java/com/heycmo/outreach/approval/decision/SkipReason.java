package com.heycmo.outreach.approval.decision;

import com.heycmo.outreach.policy.Reason;
import com.heycmo.outreach.policy.ReasonCode;
import com.heycmo.outreach.policy.StorableText;
import com.heycmo.outreach.problems.ProblemException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a person skips a draft, in their own words, for the agent that drafted it. */
public final class SkipReason {

    /** In UTF-16 code units. */
    public static final int MAX_LENGTH = 200;

    private SkipReason() {}

    /**
     * No reason is fine.
     *
     * @throws ProblemException 400 for one that is too long or cannot be stored
     */
    public static void require(@Nullable String reason) {
        if (reason == null) {
            return;
        }
        List<Reason> reasons = new ArrayList<>();
        if (reason.length() > MAX_LENGTH) {
            reasons.add(Reason.of(
                    ReasonCode.FIELD_TOO_LONG,
                    "reason has " + reason.length() + " characters, at most " + MAX_LENGTH + " are allowed."));
        }
        StorableText.reasonAgainst("reason", reason).ifPresent(reasons::add);
        if (!reasons.isEmpty()) {
            throw ProblemException.validationFailed(reasons);
        }
    }
}
