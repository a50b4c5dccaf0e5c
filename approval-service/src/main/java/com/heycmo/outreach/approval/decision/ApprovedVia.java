package com.heycmo.outreach.approval.decision;

import java.util.Locale;

/** How a person approved a draft. */
public enum ApprovedVia {
    /** On the review page, one draft. */
    PAGE,
    /** On the review page, many drafts at once. */
    PAGE_BULK,
    API;

    /** The spelling in the table and in events. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
