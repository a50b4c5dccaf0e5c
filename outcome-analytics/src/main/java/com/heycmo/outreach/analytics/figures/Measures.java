package com.heycmo.outreach.analytics.figures;

import com.heycmo.outreach.analytics.fact.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Figures as they are told: the counts, the reasons that were given most, and what is read out of the histograms.
 */
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
        Time timeToDecision,
        Time timeToSent) {

    /**
     * How long something took.
     *
     * @param p50Seconds half were not longer; null when there were none
     * @param p90Seconds nine in ten were not longer; null when there were none
     * @param count of how many this is known
     */
    public record Time(@Nullable Long p50Seconds, @Nullable Long p90Seconds, long count) {

        private static final double HALF = 0.5;
        private static final double NINE_IN_TEN = 0.9;

        static Time of(Histogram histogram) {
            return new Time(histogram.quantile(HALF), histogram.quantile(NINE_IN_TEN), histogram.count());
        }
    }

    public static Measures of(Figures figures) {
        return new Measures(
                figures.count(Kind.DRAFTED),
                figures.count(Kind.APPROVED),
                figures.count(Kind.SKIPPED),
                figures.count(Kind.EDITED),
                figures.count(Kind.EXPIRED),
                figures.count(Kind.REVIVED),
                figures.count(Kind.SENT),
                figures.count(Kind.FAILED),
                figures.failures().top(),
                Time.of(figures.toDecision()),
                Time.of(figures.toSent()));
    }
}
