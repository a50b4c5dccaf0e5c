package com.heycmo.outreach.draft;

import com.heycmo.outreach.policy.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The result of reading a draft: the draft, or all reasons against it. */
public sealed interface DraftParseResult {

    /** @param replaces the version of the draft that one made by hand replaces; null if it replaces none */
    record Accepted(Draft draft, @Nullable Integer replaces) implements DraftParseResult {}

    /** Has at least one reason. */
    record Rejected(List<Reason> reasons) implements DraftParseResult {
        public Rejected {
            reasons = List.copyOf(reasons);
        }
    }
}
