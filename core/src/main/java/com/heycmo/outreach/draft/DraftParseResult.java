package com.heycmo.outreach.draft;

import com.heycmo.outreach.policy.Reason;
import java.util.List;

/** The result of reading a draft: the draft, or all reasons against it. */
public sealed interface DraftParseResult {

    record Accepted(Draft draft) implements DraftParseResult {}

    /** Has at least one reason. */
    record Rejected(List<Reason> reasons) implements DraftParseResult {
        public Rejected {
            reasons = List.copyOf(reasons);
        }
    }
}
