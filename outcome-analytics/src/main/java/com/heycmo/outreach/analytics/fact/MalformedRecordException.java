package com.heycmo.outreach.analytics.fact;

/** A record whose value is not what its topic holds. The message quotes nothing of the record. */
public final class MalformedRecordException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedRecordException(String message) {
        super(message);
    }
}
