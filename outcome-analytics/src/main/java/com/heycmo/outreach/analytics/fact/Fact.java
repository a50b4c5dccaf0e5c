package com.heycmo.outreach.analytics.fact;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a draft, and all that its figures need to know of it.
 *
 * @param intentSource null where the draft has none
 * @param at decides the hour and the day that it counts for
 * @param number tells a draft's facts of one kind apart: the draft's version for decisions, the sequence for outcomes
 * @param seconds from draft to decision, or from approval to sent; null where there is no such time
 * @param failureReason normalised; null unless failed
 */
public record Fact(
        UUID customerId,
        UUID draftId,
        Kind kind,
        String action,
        @Nullable String intentSource,
        Instant at,
        int number,
        @Nullable Long seconds,
        @Nullable String failureReason) {}
