package com.heycmo.outreach.analytics.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The number of failures of each reason. The number of reasons is limited, because anyone's error messages end up here.
 *
 * @param counts by reason
 */
public record FailureReasons(Map<String, Long> counts) {

    public static final FailureReasons EMPTY = new FailureReasons(Map.of());

    /** All reasons beyond {@link #MAX_KEPT} or {@link #MAX_SHOWN}. */
    static final String OTHER = "other";

    /** For one hour or day, action and source. */
    static final int MAX_KEPT = 100;

    static final int MAX_SHOWN = 10;

    public record Reason(String reason, long count) {}

    /** Adds a number of failures, which may be negative. */
    FailureReasons plus(String reason, long count) {
        boolean full = count > 0 ? counts.size() >= MAX_KEPT : !counts.isEmpty();
        String counted = full && !counts.containsKey(reason) ? OTHER : reason;
        return new FailureReasons(Counts.plus(counts, Map.of(counted, count)));
    }

    FailureReasons plus(FailureReasons other) {
        return new FailureReasons(Counts.plus(counts, other.counts));
    }

    /** The most frequent reasons, in descending order, and the rest as {@code other}. */
    List<Reason> top() {
        List<Reason> ranked = counts.entrySet().stream()
                .filter(each -> !each.getKey().equals(OTHER))
                .map(each -> new Reason(each.getKey(), each.getValue()))
                .sorted(Comparator.comparingLong(Reason::count).reversed().thenComparing(Reason::reason))
                .toList();
        List<Reason> top = new ArrayList<>(ranked.subList(0, Math.min(MAX_SHOWN, ranked.size())));
        long rest = counts.getOrDefault(OTHER, 0L)
                + ranked.stream().skip(MAX_SHOWN).mapToLong(Reason::count).sum();
        if (rest > 0) {
            top.add(new Reason(OTHER, rest));
        }
        return top;
    }
}
