package com.heycmo.outreach.draft;

import java.util.Set;

/** The names of a draft's fields in JSON. What is none of these is ignored. */
final class DraftField {

    static final String CUSTOMER_ID = "customerId";
    static final String ACTION = "action";
    static final String PROSPECT_URL = "prospectUrl";
    static final String PROSPECT_NAME = "prospectName";
    static final String PROSPECT_COMPANY = "prospectCompany";
    static final String PROSPECT_ROLE = "prospectRole";
    static final String BODY = "body";
    static final String DAY_OFFSET = "dayOffset";
    static final String INTENT_SOURCE = "intentSource";
    static final String INTENT_REASON = "intentReason";
    static final String DRAFTED_AT = "draftedAt";
    static final String NOT_BEFORE = "notBefore";

    static final Set<String> ALL = Set.of(
            CUSTOMER_ID,
            ACTION,
            PROSPECT_URL,
            PROSPECT_NAME,
            PROSPECT_COMPANY,
            PROSPECT_ROLE,
            BODY,
            DAY_OFFSET,
            INTENT_SOURCE,
            INTENT_REASON,
            DRAFTED_AT,
            NOT_BEFORE);

    private DraftField() {}
}
