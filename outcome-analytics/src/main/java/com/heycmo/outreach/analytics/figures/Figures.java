package com.heycmo.outreach.analytics.figures;

import com.heycmo.outreach.analytics.fact.Fact;
import com.heycmo.outreach.analytics.fact.FactType;
import com.heycmo.outreach.policy.Action;
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
                Counts.plus(counts, counted(fact, count)),
                fact.failureReason() == null ? failures : failures.plus(fact.failureReason(), count),
                fact.type().isApprovalOrSkip() ? plus(toDecision, fact, count) : toDecision,
                fact.type() == FactType.SENT ? plus(toSent, fact, count) : toSent);
    }

    /** A sent draft counts for each rate that it can be a part of. */
    private static Map<FactType, Long> counted(Fact fact, long count) {
        Map<FactType, Long> counted = new TreeMap<>(Map.of(fact.type(), count));
        if (fact.type() == FactType.SENT && !fact.action().equals(Action.COMMENT.wireName())) {
            counted.put(FactType.CONTACTED, count);
        }
        if (fact.type() == FactType.SENT && fact.action().equals(Action.CONNECTION_REQUEST.wireName())) {
            counted.put(FactType.INVITED, count);
        }
        return counted;
    }

    private static Histogram plus(Histogram histogram, Fact fact, long count) {
        return fact.seconds() == null ? histogram : histogram.plus(fact.seconds(), count);
    }
}
