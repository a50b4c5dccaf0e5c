package com.heycmo.outreach.policy;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Replaced by {@link Reasons#storable}. */
public final class StorableText {

    private StorableText() {}

    public static Optional<Reason> reasonAgainst(String field, @Nullable String text) {
        Reasons reasons = new Reasons();
        reasons.storable(field, text);
        return reasons.list().stream().findFirst();
    }
}
