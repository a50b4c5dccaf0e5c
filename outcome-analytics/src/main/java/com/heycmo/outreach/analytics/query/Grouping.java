package com.heycmo.outreach.analytics.query;

import java.util.Arrays;
import java.util.Optional;

/** What the rows of one hour or day are grouped by. */
public enum Grouping {
    NONE("none"),
    ACTION("action"),
    INTENT_SOURCE("intentSource"),
    VARIANT("variant");

    private final String wireName;

    Grouping(String wireName) {
        this.wireName = wireName;
    }

    static Optional<Grouping> ofWireName(String name) {
        return Arrays.stream(values())
                .filter(grouping -> grouping.wireName.equals(name))
                .findFirst();
    }

    String wireName() {
        return wireName;
    }
}
