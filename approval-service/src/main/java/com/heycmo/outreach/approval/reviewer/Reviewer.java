package com.heycmo.outreach.approval.reviewer;

import java.util.UUID;

/** The person who acts in the present request. */
public interface Reviewer {

    /** What decisions of this person are stamped with. */
    UUID userId();
}
