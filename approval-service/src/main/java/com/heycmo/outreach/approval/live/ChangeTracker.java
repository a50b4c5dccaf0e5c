package com.heycmo.outreach.approval.live;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares each poll of a customer with the one before. */
final class ChangeTracker {

    private @Nullable ChangeSnapshot last;

    /** What the last poll has seen; null before the first. */
    @Nullable
    String seen() {
        return last == null ? null : last.seen();
    }

    /** The changes since the previous poll. Empty after the first one: a page reads its content after that. */
    Optional<Changes> update(ChangeSnapshot snapshot) {
        ChangeSnapshot before = last;
        last = snapshot;
        return before == null
                        || (snapshot.changed().isEmpty()
                                && snapshot.customerState().equals(before.customerState()))
                ? Optional.empty()
                : Optional.of(Changes.of(snapshot.changed()));
    }
}
