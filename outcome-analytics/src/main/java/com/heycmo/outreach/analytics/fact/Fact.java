package com.heycmo.outreach.analytics.fact;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a draft, or that came of it, with everything that the figures need.
 *
 * @param intentSource null if the draft has none
 * @param variant null if the draft has none
 * @param at determines the hour and the day that it counts for
 * @param revision identifies the fact among those of its draft and type: the version for decisions, the sequence for
 *     outcomes, 0 for drafts of agents, 1 for signals: a draft is accepted or answered once
 * @param seconds from draft to decision, or from approval to sending; null if unknown
 * @param failureReason normalised; null unless failed
 */
public record Fact(
        UUID customerId,
        UUID draftId,
        FactType type,
        String action,
        @Nullable String intentSource,
        @Nullable String variant,
        Instant at,
        int revision,
        @Nullable Long seconds,
        @Nullable String failureReason) {}
