package com.heycmo.outreach.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects the reasons against one input, in the order in which they were found. A missing text adds no reason. */
public final class Reasons {

    private final List<Reason> found = new ArrayList<>();

    public void add(ReasonCode code, String message) {
        found.add(Reason.of(code, message));
    }

    public void addIfPresent(Optional<Reason> reason) {
        reason.ifPresent(found::add);
    }

    /** Adds {@code field_too_long} if the text has more UTF-16 code units than allowed. */
    public void atMost(int maxLength, String field, @Nullable String text) {
        atMost(maxLength, field, text, ReasonCode.FIELD_TOO_LONG);
    }

    /** Adds this code if the text has more UTF-16 code units than allowed. */
    public void atMost(int maxLength, String field, @Nullable String text, ReasonCode code) {
        if (text != null && text.length() > maxLength) {
            add(code, field + " has " + text.length() + " characters, at most " + maxLength + " are allowed.");
        }
    }

    /** Adds {@code text_not_storable} if PostgreSQL or UTF-8 cannot hold the text. */
    public void storable(String field, @Nullable String text) {
        addIfPresent(StorableText.reasonAgainst(field, text));
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** An unmodifiable copy. */
    public List<Reason> list() {
        return List.copyOf(found);
    }
}
