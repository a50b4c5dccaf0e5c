package com.heycmo.outreach.dispatch.result;

/** What a report does to a draft: the whole table of results. */
enum Verdict {
    /** The draft is sent. */
    MARK_SENT,
    /** The draft failed. */
    MARK_FAILED,
    /** It is known already: the same answer once more, and nothing changes. */
    REPEAT,
    /** It contradicts what is known. */
    INVALID_TRANSITION,
    /** Another claim decides, or none of this draft's ever had this token. */
    CLAIM_SUPERSEDED,
    /** Nobody was asked to do it. */
    NEVER_CLAIMED;

    static Verdict of(JobState state, TokenMatch proof, boolean success) {
        if (proof == TokenMatch.UNKNOWN) {
            return CLAIM_SUPERSEDED;
        }
        // Before the next question: after a retry and a late success, a sent draft has no claim to show.
        if (state == JobState.SENT) {
            return success ? REPEAT : INVALID_TRANSITION;
        }
        if (proof == TokenMatch.UNCLAIMED) {
            return NEVER_CLAIMED;
        }
        // Truth wins: somebody had claimed it, so it may well have been sent, whatever was decided meanwhile.
        return success ? MARK_SENT : ofFailure(state, proof);
    }

    private static Verdict ofFailure(JobState state, TokenMatch proof) {
        return switch (state) {
            case APPROVED -> proof == TokenMatch.EARLIER ? CLAIM_SUPERSEDED : MARK_FAILED;
            case FAILED_BY_REPORT -> REPEAT;
            case FAILED_WITHOUT_ANSWER, SKIPPED, EXPIRED, PENDING_REVIEW, SENT -> INVALID_TRANSITION;
        };
    }
}
