package com.heycmo.outreach.access.caller;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A person's role for one customer. Each role includes those before it. */
public enum Role {
    /** Read only. */
    VIEWER,
    /** Drafts, edits, decides, pauses and manages devices. */
    REVIEWER;

    /** Tokens name roles in lower case. Empty for an unknown role. */
    static Optional<Role> ofClaim(String word) {
        return Arrays.stream(values())
                .filter(role -> role.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }

    boolean includes(Role needed) {
        return compareTo(needed) >= 0;
    }
}
