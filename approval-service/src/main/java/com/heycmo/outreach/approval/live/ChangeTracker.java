package com.heycmo.outreach.approval.live;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares each poll of a customer with the one before. Transactions do not commit in the order of their
 * {@code updated_at}, so polls overlap in time, and rows that the previous poll has found are left out.
 */
final class ChangeTracker {

    /** A longer gap between polls may miss late commits. */
    static final Duration MAX_GAP = Duration.ofSeconds(5);

    private @Nullable ChangeSnapshot last;

    /** The changes since the previous poll. Empty after the first one: a page reads its content after that. */
    Optional<Changes> update(ChangeSnapshot snapshot) {
        ChangeSnapshot before = last;
        last = snapshot;
        if (before == null) {
            return Optional.empty();
        }
        Set<UUID> changed = snapshot.recent().stream()
                .filter(version -> !before.recent().contains(version))
                .map(ChangeSnapshot.Version::id)
                .collect(Collectors.toUnmodifiableSet());
        if (mayMissChanges(before, snapshot) || (snapshot.truncated() && !changed.isEmpty())) {
            return Optional.of(Changes.MANY);
        }
        return changed.isEmpty() && before.customerState().equals(snapshot.customerState())
                ? Optional.empty()
                : Optional.of(Changes.of(changed));
    }

    /** After a long gap, or after a truncated poll, which says nothing about the rows it left out. */
    private static boolean mayMissChanges(ChangeSnapshot before, ChangeSnapshot snapshot) {
        return (before.truncated() && !snapshot.truncated())
                || snapshot.at().isAfter(before.at().plus(MAX_GAP));
    }
}
