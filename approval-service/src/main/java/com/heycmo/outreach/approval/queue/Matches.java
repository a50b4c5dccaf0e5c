package com.heycmo.outreach.approval.queue;

/**
 * How many drafts match the filters of a list.
 *
 * @param more whether there may be more, because not all drafts were looked at
 */
public record Matches(long count, boolean more) {

    /** Counts no further than this. */
    Matches upTo(int max) {
        return new Matches(Math.min(count, max), more || count > max);
    }
}
