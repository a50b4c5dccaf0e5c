package com.heycmo.outreach.analytics.figures;

import com.heycmo.outreach.analytics.fact.Fact;
import com.heycmo.outreach.analytics.fact.FactType;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The figures of one hour or day.
 *
 * @param counts by type
 * @param failures the reasons of those that failed
 * @param toDecision from draft to approval or skip
 * @param toSent from approval to sending
 */
public record Figures(Map<FactType, Long> counts, FailureReasons failures, Histogram toDecision, Histogram toSent) {

    public static final Figures EMPTY = new Figures(Map.of(), FailureReasons.EMPTY, Histogram.EMPTY, Histogram.EMPTY);

    public boolean isEmpty() {
        return counts.isEmpty();
    }

    public long count(FactType type) {
        return counts.getOrDefault(type, 0L);
    }

    public Figures plus(Fact fact) {
        return plus(fact, 1);
    }

    /** Reverts {@link #plus(Fact)}. */
    public Figures minus(Fact fact) {
        return plus(fact, -1);
    }

    public Figures plus(Figures other) {
        return new Figures(
                Counts.plus(counts, other.counts),
                failures.plus(other.failures),
                toDecision.plus(other.toDecision),
                toSent.plus(other.toSent));
    }

    /** Without the counts of these types, and without what was measured with them. */
    public Figures without(Set<FactType> types) {
        Map<FactType, Long> kept = new TreeMap<>(counts);
        kept.keySet().removeAll(types);
        return new Figures(
                kept,
                types.contains(FactType.FAILED) ? FailureReasons.EMPTY : failures,
                types.stream().anyMatch(FactType::isApprovalOrSkip) ? Histogram.EMPTY : toDecision,
                types.contains(FactType.SENT) ? Histogram.EMPTY : toSent);
    }

    private Figures plus(Fact fact, long count) {
        return new Figures(
                Counts.plus(counts, Map.of(fact.type(), count)),
                fact.failureReason() == null ? failures : failures.plus(fact.failureReason(), count),
                fact.type().isApprovalOrSkip() ? plus(toDecision, fact, count) : toDecision,
                fact.type() == FactType.SENT ? plus(toSent, fact, count) : toSent);
    }

    private static Histogram plus(Histogram histogram, Fact fact, long count) {
        return fact.seconds() == null ? histogram : histogram.plus(fact.seconds(), count);
    }
}
