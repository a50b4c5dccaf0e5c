package com.heycmo.outreach.dispatch.result;

/** Which claim a report answers, according to its token. */
enum TokenMatch {
    /** No token, and no claim since the last reopening. */
    UNCLAIMED,
    /** No token: the report answers the last claim. */
    NOT_GIVEN,
    /** The token of the last claim, with no reopening since. */
    CURRENT,
    /** The token of an earlier claim. After a reopening, all claims are earlier. */
    EARLIER,
    /** A token that was never issued for this draft. */
    UNKNOWN
}
