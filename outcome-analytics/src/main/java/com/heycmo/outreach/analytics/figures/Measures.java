package com.heycmo.outreach.analytics.figures;

import com.heycmo.outreach.analytics.fact.FactType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Figures as they are published: counts, the most frequent failure reasons, and percentiles. */
public record Measures(
        long drafted,
        long approved,
        long skipped,
        long edited,
        long expired,
        long revived,
        long sent,
        long failed,
        List<FailureReasons.Reason> failureReasons,
        Percentiles timeToDecision,
        Percentiles timeToSent) {

    /**
     * Percentiles of durations.
     *
     * @param p50Seconds the median; null if {@code count} is 0
     * @param p90Seconds null if {@code count} is 0
     * @param count the number of known durations
     */
    public record Percentiles(
            @Nullable Long p50Seconds, @Nullable Long p90Seconds, long count) {

        static Percentiles of(Histogram histogram) {
            return new Percentiles(histogram.quantile(0.5), histogram.quantile(0.9), histogram.count());
        }
    }

    public static Measures of(Figures figures) {
        return new Measures(
                figures.count(FactType.DRAFTED),
                figures.count(FactType.APPROVED),
                figures.count(FactType.SKIPPED),
                figures.count(FactType.EDITED),
                figures.count(FactType.EXPIRED),
                figures.count(FactType.REVIVED),
                figures.count(FactType.SENT),
                figures.count(FactType.FAILED),
                figures.failures().top(),
                Percentiles.of(figures.toDecision()),
                Percentiles.of(figures.toSent()));
    }
}
