package com.heycmo.outreach.analytics.figures;

import com.heycmo.outreach.analytics.fact.FactType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Figures as they are published: counts, rates, the most frequent failure reasons, and percentiles.
 *
 * @param invited connection requests that were sent
 * @param accepted of these, those that were accepted
 * @param acceptanceRate from 0 to 1; null if {@code invited} is 0
 * @param contacted connection requests and messages that were sent
 * @param replied of these, those that the person replied to
 * @param replyRate from 0 to 1; null if {@code contacted} is 0
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
        long invited,
        long accepted,
        @Nullable Double acceptanceRate,
        long contacted,
        long replied,
        @Nullable Double replyRate,
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

    /** To four decimals. */
    private static @Nullable Double rate(long part, long whole) {
        return whole == 0 ? null : Math.round(10_000.0 * part / whole) / 10_000.0;
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
                figures.count(FactType.INVITED),
                figures.count(FactType.ACCEPTED),
                rate(figures.count(FactType.ACCEPTED), figures.count(FactType.INVITED)),
                figures.count(FactType.CONTACTED),
                figures.count(FactType.REPLIED),
                rate(figures.count(FactType.REPLIED), figures.count(FactType.CONTACTED)),
                figures.failures().top(),
                Percentiles.of(figures.toDecision()),
                Percentiles.of(figures.toSent()));
    }
}
