package com.heycmo.outreach.dispatch.result;

import com.heycmo.outreach.dispatch.job.JobState;
import com.heycmo.outreach.dispatch.job.TokenMatch;

/** What a report does to a draft: the contract's table of results. */
enum Verdict {
    /** The draft is sent. */
    MARK_SENT,
    /** The draft failed. */
    MARK_FAILED,
    /** The report is known already: answer the same again and change nothing. */
    REPEAT,
    /** The report contradicts the state of the draft. */
    INVALID_TRANSITION,
    /** A newer claim decides, or the token was never issued for this draft. */
    CLAIM_SUPERSEDED,
    /** No extension was asked to do it. */
    NEVER_CLAIMED;

    static Verdict of(JobState state, TokenMatch match, boolean success) {
        if (match == TokenMatch.UNKNOWN) {
            return CLAIM_SUPERSEDED;
        }
        // Checked before UNCLAIMED: after a reopening and a late success, a sent draft counts no claims.
        if (state == JobState.SENT) {
            return success ? REPEAT : INVALID_TRANSITION;
        }
        if (match == TokenMatch.UNCLAIMED) {
            return NEVER_CLAIMED;
        }
        // A claimed draft may have been sent, whatever was decided meanwhile: truth wins.
        return success ? MARK_SENT : ofFailure(state, match);
    }

    private static Verdict ofFailure(JobState state, TokenMatch match) {
        return switch (state) {
            case APPROVED -> match == TokenMatch.EARLIER ? CLAIM_SUPERSEDED : MARK_FAILED;
            case FAILED_BY_REPORT -> REPEAT;
            case FAILED_WITHOUT_ANSWER, SKIPPED, EXPIRED, PENDING_REVIEW, SENT -> INVALID_TRANSITION;
        };
    }
}
