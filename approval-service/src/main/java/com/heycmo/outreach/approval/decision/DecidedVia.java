package com.heycmo.outreach.approval.decision;

import java.util.Locale;

/** How a person decided about a draft: kept with an approval, in the audit and in the decision's event. */
public enum DecidedVia {
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
