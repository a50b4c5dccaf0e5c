package com.heycmo.outreach.draft;

import com.heycmo.outreach.policy.Reason;
import java.util.List;

/** What reading a draft came to: a draft, or every reason against it. */
public sealed interface DraftParseResult {

    /** It may be stored as it is. */
    record Accepted(Draft draft) implements DraftParseResult {}

    /** It may not; at least one reason. */
    record Rejected(List<Reason> reasons) implements DraftParseResult {
        public Rejected {
            reasons = List.copyOf(reasons);
        }
    }
}
