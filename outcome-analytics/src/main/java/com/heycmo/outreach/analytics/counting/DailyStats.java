package com.heycmo.outreach.analytics.counting;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.heycmo.outreach.analytics.figures.FigureKey;
import com.heycmo.outreach.analytics.figures.Figures;
import com.heycmo.outreach.analytics.figures.Measures;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one day, customer, action, source and variant: the value of a record of the statistics topic.
 *
 * @param day in UTC, for example {@code 2026-11-20}
 * @param intentSource null for drafts without a source
 * @param variant null for drafts without a variant
 */
record DailyStats(
        UUID customerId,
        String day,
        String action,
        @Nullable String intentSource,
        @Nullable String variant,
        @JsonUnwrapped Measures measures) {

    static DailyStats of(FigureKey key, Figures figures) {
        return new DailyStats(
                key.customerId(), key.day(), key.action(), key.intentSource(), key.variant(), Measures.of(figures));
    }
}
