package com.heycmo.outreach.ingest.upsert;

/** The database is unavailable. The drafts may be valid. */
public class DatabaseAwayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DatabaseAwayException(String message, Throwable cause) {
        super(message, cause);
    }
}
