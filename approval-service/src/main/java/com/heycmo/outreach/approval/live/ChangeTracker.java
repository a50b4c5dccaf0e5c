package com.heycmo.outreach.approval.live;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the pages of one customer were told already. Transactions are not committed in the order of their
 * {@code updated_at}, so each look reaches back, and what the one before has found is left out.
 */
final class ChangeTracker {

    /** What a look reaches back is for transactions that take long; a gap between two looks would eat it up. */
    static final Duration LONGEST_GAP = Duration.ofSeconds(5);

    private @Nullable ChangeSnapshot last;

    /** What is to be told after this look; after the first one nothing, for pages are read after it. */
    Optional<Changes> by(ChangeSnapshot look) {
        ChangeSnapshot before = last;
        last = look;
        if (before == null) {
            return Optional.empty();
        }
        Set<UUID> changed = look.recent().stream()
                .filter(version -> !before.recent().contains(version))
                .map(ChangeSnapshot.Version::id)
                .collect(Collectors.toUnmodifiableSet());
        if (mayMiss(before, look) || (look.cut() && !changed.isEmpty())) {
            return Optional.of(Changes.MANY);
        }
        return changed.isEmpty() && before.surroundings().equals(look.surroundings())
                ? Optional.empty()
                : Optional.of(Changes.of(changed));
    }

    /** After a gap, or where nothing is known of what lay behind the newest rows of a look that was cut. */
    private static boolean mayMiss(ChangeSnapshot before, ChangeSnapshot look) {
        return (before.cut() && !look.cut()) || look.at().isAfter(before.at().plus(LONGEST_GAP));
    }
}
