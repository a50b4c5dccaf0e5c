package com.heycmo.outreach.dispatch.result;

/** Where a draft stands when a report on it comes in. */
enum JobState {
    PENDING_REVIEW,
    APPROVED,
    SKIPPED,
    EXPIRED,
    SENT,
    /** The extension itself said that it failed. */
    FAILED_BY_REPORT,
    /** It was claimed too often without an answer. */
    FAILED_WITHOUT_ANSWER
}
