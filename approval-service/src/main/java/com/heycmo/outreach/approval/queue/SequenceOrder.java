package com.heycmo.outreach.approval.queue;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The orders in which people are listed. The steps of each person are always in the order of their sequence. */
public enum SequenceOrder {
    /** By the person's oldest listed draft. */
    AGE,
    /** By name. */
    PERSON,
    /** By the earliest due time; drafts that are due at any time by their age. */
    DUE,
    /** By the source of their intent, drafts without one last. */
    SOURCE;

    private static final int MAX_DRAFTS = 1000;

    /** Whether only the oldest drafts are put in this order, so that its cost does not grow with the queue. */
    public boolean isBounded() {
        return this != AGE;
    }

    /** How many of each status and action, if it is bounded. */
    public int maxDrafts() {
        return MAX_DRAFTS;
    }

    /** The order with this name in a URL; {@link #AGE} for any other. */
    public static SequenceOrder named(@Nullable String name) {
        return Arrays.stream(values())
                .filter(order -> order.wireName().equals(name))
                .findFirst()
                .orElse(AGE);
    }

    /** The name in URLs, statements and message keys. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
