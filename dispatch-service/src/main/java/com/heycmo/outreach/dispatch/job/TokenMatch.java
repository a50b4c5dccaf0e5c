package com.heycmo.outreach.dispatch.job;

/** Which claim a report answers, according to its token. */
public enum TokenMatch {
    /** No token, and since the last reopening no claim, or only claims that were released. */
    UNCLAIMED,
    /** No token: the report answers the last claim. */
    NOT_GIVEN,
    /** The token of the last claim, which was not released, with no reopening since. */
    CURRENT,
    /** The token of an earlier claim, or of a released one. After a reopening, all claims are earlier. */
    EARLIER,
    /** A token that was never issued for this draft. */
    UNKNOWN
}
