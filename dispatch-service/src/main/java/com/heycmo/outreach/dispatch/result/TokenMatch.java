package com.heycmo.outreach.dispatch.result;

/** Which claim a report answers, as its token tells. */
enum TokenMatch {
    /** No token, and the draft was not claimed since the last retry, if ever. */
    UNCLAIMED,
    /** No token: the last claim is meant. */
    NOT_GIVEN,
    /** The token of the last claim, and no retry came after it. */
    CURRENT,
    /** The token of an earlier claim. After a retry all are earlier. */
    EARLIER,
    /** A token that was never issued for this draft. */
    UNKNOWN
}
