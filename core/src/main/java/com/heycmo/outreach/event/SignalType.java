package com.heycmo.outreach.event;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can be seen of a person on LinkedIn. */
public enum SignalType {
    /** Accepted an invitation. */
    ACCEPTED,
    REPLIED,
    /** Declined an invitation. Recorded, and nothing follows. */
    DECLINED,
    /** The invitation was withdrawn, or the connection removed. */
    WITHDRAWN;

    /** The spelling in the table, in JSON and in events. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> wireNames() {
        return Arrays.stream(values()).map(SignalType::wireName).toList();
    }

    /** The type of this exact spelling; empty if there is none. */
    public static Optional<SignalType> ofWireName(String wireName) {
        return Arrays.stream(values())
                .filter(type -> type.wireName().equals(wireName))
                .findFirst();
    }
}
