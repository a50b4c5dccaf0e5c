package com.heycmo.outreach.draft;

import com.heycmo.outreach.policy.Reason;
import java.util.List;

/** What reading a draft came to: a draft, or every reason against it. */
public sealed interface ReadDraft {

    record Accepted(Draft draft) implements ReadDraft {}

    record Rejected(List<Reason> reasons) implements ReadDraft {}
}
