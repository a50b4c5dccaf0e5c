package com.heycmo.outreach.event;

import java.util.Locale;

/** Who makes a change: the actors of the audit and of events. */
public enum Actor {
    /** A reviewer, named by user id. */
    PERSON,
    /** A customer's browser extension, named by its id. */
    EXTENSION,
    /** A publisher of drafts. */
    AGENT,
    /** The pipeline itself, on schedule. */
    PIPELINE;

    /** The spelling in the table, in JSON and in events. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
