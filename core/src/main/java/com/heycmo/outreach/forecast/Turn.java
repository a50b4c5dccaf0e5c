package com.heycmo.outreach.forecast;

import java.time.Instant;
import java.util.Comparator;

/**
 * A free draft in a queue, as it was when it was put there.
 *
 * @param freeAt when it may be claimed: {@code dueAt}, or later for a job that was given back
 */
record Turn(ForecastDraft draft, Instant dueAt, Instant freeAt) {

    static final Comparator<Turn> BY_TIME = Comparator.comparing(Turn::freeAt);

    /** The order of claims. PostgreSQL compares the bytes of a UUID; Java's own order is a signed one. */
    static final Comparator<Turn> OLDEST_FIRST = Comparator.comparing(Turn::dueAt)
            .thenComparing(turn -> turn.draft.draft().id().getMostSignificantBits(), Long::compareUnsigned)
            .thenComparing(turn -> turn.draft.draft().id().getLeastSignificantBits(), Long::compareUnsigned);

    static Turn of(ForecastDraft draft) {
        Instant dueAt = draft.dueAt();
        Instant retryAt = draft.draft().retryAt();
        return new Turn(draft, dueAt, retryAt != null && retryAt.isAfter(dueAt) ? retryAt : dueAt);
    }

    /** False once the draft was sent, has failed or moved: then another turn counts, or none. */
    boolean counts() {
        return draft.isFree() && dueAt.equals(draft.dueAt());
    }
}
