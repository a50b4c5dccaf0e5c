package com.heycmo.outreach.analytics.fact;

/** What reading a record came to. */
public sealed interface ReadFact {

    /** It counts. */
    record Known(Fact fact) implements ReadFact {}

    /** Of a type, or of an action, that a later version of the pipeline may know. */
    record Unknown() implements ReadFact {}

    /**
     * Not what the topic holds.
     *
     * @param why in words that quote nothing of the record
     */
    record Malformed(String why) implements ReadFact {}
}
