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
        if (before == null) {
            return Optional.empty();
        }
        // A server that takes over, or is restored, may use numbers again that the previous poll counts as seen.
        if (!snapshot.server().equals(before.server()) || snapshot.maxNoteLength() != before.maxNoteLength()) {
            return Optional.of(Changes.MANY);
        }
        return snapshot.changed().isEmpty() && snapshot.customerState().equals(before.customerState())
                ? Optional.empty()
                : Optional.of(Changes.of(snapshot.changed()));
    }
}
