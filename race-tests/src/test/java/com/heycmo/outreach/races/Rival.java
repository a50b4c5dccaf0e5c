package com.heycmo.outreach.races;

/** What happens to a person's draft at the moment at which a rule skips it. */
enum Rival {
    /** A newer text for the pending draft, and a new step. */
    INGEST,
    APPROVE,
    /** A bulk approval of two drafts. */
    BULK,
    CLAIM,
    /** The extension that has claimed the draft reports that it was sent. */
    RESULT,
    /** Of a skipped draft. */
    REOPEN
}
