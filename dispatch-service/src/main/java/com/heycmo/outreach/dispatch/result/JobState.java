package com.heycmo.outreach.dispatch.result;

/** The state of a draft when a report arrives. */
enum JobState {
    PENDING_REVIEW,
    APPROVED,
    SKIPPED,
    EXPIRED,
    SENT,
    /** The extension reported the failure. */
    FAILED_BY_REPORT,
    /** It was claimed too often without an answer. */
    FAILED_WITHOUT_ANSWER
}
