package com.heycmo.outreach.policy;

import java.time.Duration;

/**
 * The limits of the policy. Lengths are UTF-16 code units ({@link String#length()}), because a browser's text box counts
 * them, too.
 */
public final class OutreachPolicy {

    public static final int MAX_CONNECTIONS_PER_DAY = 15;
    public static final int MAX_MESSAGES_PER_DAY = 30;
    public static final int MAX_COMMENTS_PER_DAY = 50;

    /** Within 7 times 24 hours, unless the customer has set another number or none. */
    public static final int DEFAULT_CONNECTIONS_PER_WEEK = 100;

    public static final int MAX_CONNECTION_NOTE_LENGTH = 280;
    public static final int MAX_MESSAGE_LENGTH = 2000;
    public static final int MAX_COMMENT_LENGTH = 1000;

    /** Days from drafting, or from a later {@code notBefore}, until a draft that was not sent expires. */
    public static final int DRAFT_EXPIRY_DAYS = 7;

    /** The same for a message that waits for an acceptance. */
    public static final int WAITING_DRAFT_EXPIRY_DAYS = 30;

    /** How long a claim locks a job for the extension that claimed it. */
    public static final int LOCK_MINUTES = 5;

    /** How long after its claim a lock can be extended to last. */
    public static final int MAX_LOCK_MINUTES = 30;

    /** A job fails after this many claims without a result. */
    public static final int MAX_CLAIMS = 3;

    /** A job fails when it is given back this often since its last approval because something failed. */
    public static final int MAX_FAILED_RELEASES = 4;

    /** Of what an extension says about itself. */
    public static final int MAX_EXTENSION_TEXT_LENGTH = 50;

    /** Of the detail of a release or of an extension's state. */
    public static final int MAX_DETAIL_LENGTH = 200;

    /** Of name, company, role and intent source. */
    public static final int MAX_FIELD_LENGTH = 200;

    public static final int MAX_INTENT_REASON_LENGTH = 2000;
    public static final int MAX_VARIANT_LENGTH = 100;

    /** Of the canonical URL, which is ASCII. */
    public static final int MAX_URL_LENGTH = 2048;

    public static final int MAX_DAY_OFFSET = 365;

    /** How far {@code notBefore} may lie in the future. */
    public static final Duration MAX_NOT_BEFORE_AHEAD = Duration.ofDays(365);

    private OutreachPolicy() {}
}
