package com.heycmo.outreach.access.caller;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person may do for a customer; each may do what those before it may. */
public enum Role {
    /** May look, and nothing else. */
    VIEWER,
    /** May draft, edit, decide, pause and manage devices. */
    REVIEWER;

    /** The role that is written so in a token, in lower case; empty for a word that we do not know. */
    static Optional<Role> ofClaim(String word) {
        return Arrays.stream(values())
                .filter(role -> role.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }

    boolean includes(Role needed) {
        return compareTo(needed) >= 0;
    }
}
