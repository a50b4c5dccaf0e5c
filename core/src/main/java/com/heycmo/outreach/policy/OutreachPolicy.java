package com.heycmo.outreach.policy;

import java.time.Duration;

/**
 * The numbers of the policy, each in one place. Lengths are UTF-16 code units ({@link String#length()}), which is what
 * a browser's text box counts.
 */
public final class OutreachPolicy {

    public static final int MAX_CONNECTIONS_PER_DAY = 15;
    public static final int MAX_MESSAGES_PER_DAY = 30;
    public static final int MAX_COMMENTS_PER_DAY = 50;

    public static final int MAX_CONNECTION_NOTE_LENGTH = 280;
    public static final int MAX_MESSAGE_LENGTH = 2000;
    public static final int MAX_COMMENT_LENGTH = 1000;

    /** Days from drafting (or from {@code notBefore}, if later) until an undecided or unsent draft expires. */
    public static final int DRAFT_EXPIRY_DAYS = 7;

    /** How long a claimed job is reserved for the extension that claimed it. */
    public static final int LOCK_MINUTES = 5;

    /** Claims without an answer after which a job fails. */
    public static final int MAX_CLAIMS = 3;

    /** The longest name, company, role or intent source. */
    public static final int MAX_FIELD_LENGTH = 200;

    public static final int MAX_INTENT_REASON_LENGTH = 2000;

    /** The longest canonical URL; it is always ASCII. */
    public static final int MAX_URL_LENGTH = 2048;

    public static final int MAX_DAY_OFFSET = 365;

    /** How far ahead a {@code notBefore} may lie. */
    public static final Duration MAX_NOT_BEFORE_AHEAD = Duration.ofDays(365);

    private OutreachPolicy() {}

    /** Whether one more action of this kind fits under its cap when {@code used} of the last 24 hours are known. */
    public static boolean canSendNow(Action action, long used) {
        return used < action.cap();
    }
}
