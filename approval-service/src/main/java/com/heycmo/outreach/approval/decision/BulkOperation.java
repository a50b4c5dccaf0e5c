package com.heycmo.outreach.approval.decision;

import com.heycmo.outreach.status.DraftStatus;
import com.heycmo.outreach.status.Transition;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The operations on many drafts at once. */
enum BulkOperation {
    APPROVE(Transition.APPROVE),
    SKIP(Transition.SKIP),
    REOPEN(Transition.REOPEN);

    private final Transition transition;

    BulkOperation(Transition transition) {
        this.transition = transition;
    }

    /** Whether it succeeds without a change. */
    boolean alreadyHolds(DraftStatus status) {
        return switch (this) {
            case APPROVE -> status == DraftStatus.APPROVED;
            case SKIP -> status == DraftStatus.SKIPPED;
            case REOPEN -> false;
        };
    }

    Transition transition() {
        return transition;
    }

    static Optional<BulkOperation> ofWireName(@Nullable String wireName) {
        return Arrays.stream(values())
                .filter(operation -> operation.name().toLowerCase(Locale.ROOT).equals(wireName))
                .findFirst();
    }
}
