package com.heycmo.outreach.approval.pages.donotcontact;

import org.jspecify.annotations.Nullable;

/**
 * An entry as a person types it.
 *
 * @param until the day on which it ends, in UTC
 */
record EntryForm(
        @Nullable String prospectUrl,
        @Nullable String company,
        @Nullable String reason,
        @Nullable String until) {

    static final EntryForm EMPTY = new EntryForm(null, null, null, null);

    /** As the API takes it; null for no end. */
    @Nullable
    String untilTime() {
        return until == null || until.isBlank() ? null : until + "T00:00:00Z";
    }
}
