package com.heycmo.outreach.analytics.figures;

import com.heycmo.outreach.analytics.fact.Fact;
import com.heycmo.outreach.analytics.fact.Kind;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What is known of one hour or day.
 *
 * @param counts by kind; those without a count are left out
 * @param failures why, of those that failed
 * @param toDecision from draft to each approval or skip
 * @param toSent from approval to sent
 */
public record Figures(Map<Kind, Long> counts, FailureReasons failures, Histogram toDecision, Histogram toSent) {

    public static final Figures NONE = new Figures(Map.of(), FailureReasons.EMPTY, Histogram.EMPTY, Histogram.EMPTY);

    public Figures {
        Map<Kind, Long> copy = new EnumMap<>(Kind.class);
        copy.putAll(counts);
        counts = Collections.unmodifiableMap(copy);
    }

    public boolean isEmpty() {
        return counts.isEmpty();
    }

    public long count(Kind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    public Figures plus(Fact fact) {
        return with(fact, 1);
    }

    /** As if it had never been counted. */
    public Figures minus(Fact fact) {
        return with(fact, -1);
    }

    public Figures plus(Figures other) {
        Map<Kind, Long> sum = new EnumMap<>(Kind.class);
        sum.putAll(counts);
        other.counts.forEach((kind, count) -> sum.merge(kind, count, Long::sum));
        return new Figures(
                sum, failures.plus(other.failures), toDecision.plus(other.toDecision), toSent.plus(other.toSent));
    }

    private Figures with(Fact fact, long times) {
        Map<Kind, Long> sum = new EnumMap<>(Kind.class);
        sum.putAll(counts);
        sum.merge(fact.kind(), times, Long::sum);
        sum.values().removeIf(count -> count <= 0);
        return new Figures(
                sum,
                fact.failureReason() == null ? failures : failures.plus(fact.failureReason(), times),
                counted(toDecision, fact.kind().isVerdict(), fact, times),
                counted(toSent, fact.kind() == Kind.SENT, fact, times));
    }

    private static Histogram counted(Histogram histogram, boolean concerned, Fact fact, long times) {
        return concerned && fact.seconds() != null ? histogram.plus(fact.seconds(), times) : histogram;
    }
}
