package com.heycmo.outreach.ingest.upsert;

/** The database could not work; this says nothing about the drafts. */
public class DatabaseAwayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DatabaseAwayException(String message, Throwable cause) {
        super(message, cause);
    }
}
