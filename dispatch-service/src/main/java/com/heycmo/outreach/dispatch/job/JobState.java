package com.heycmo.outreach.dispatch.job;

/** The state of a draft when a report arrives. */
public enum JobState {
    PENDING_REVIEW,
    APPROVED,
    SKIPPED,
    EXPIRED,
    SENT,
    /** The extension reported the failure, or that it does not know. */
    FAILED_BY_REPORT,
    /** It was claimed too often without an answer. */
    FAILED_WITHOUT_ANSWER
}
