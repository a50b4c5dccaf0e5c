package com.heycmo.outreach.draft;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads a draft's JSON and judges it. What it says of a record depends on nothing but the record. */
public final class DraftReader {

    /**
     * Reads one record's value.
     *
     * @param value UTF-8 JSON; null for a tombstone
     * @param receivedAt the broker's time of the record: the default of {@code draftedAt}, its upper bound, and the
     *     moment from which {@code notBefore} is measured
     */
    public ReadDraft read(byte @Nullable [] value, Instant receivedAt) {
        throw new UnsupportedOperationException();
    }
}
