package com.heycmo.outreach.ingest.upsert;

import java.util.List;
import java.util.stream.Stream;

/**
 * What became of a batch: each of its drafts is in exactly one of these.
 *
 * @param inserted new keys
 * @param updated rows that took a newer text or came back to review
 * @param unchanged drafts that changed nothing: older, repeated, or for a row that a person has decided about
 */
public record Upserted(int inserted, int updated, int unchanged, List<RefusedDraft> refused) {

    public static final Upserted NOTHING = new Upserted(0, 0, 0, List.of());

    public Upserted {
        refused = List.copyOf(refused);
    }

    /** Both together. */
    public Upserted plus(Upserted other) {
        return new Upserted(
                inserted + other.inserted,
                updated + other.updated,
                unchanged + other.unchanged,
                Stream.concat(refused.stream(), other.refused.stream()).toList());
    }
}
