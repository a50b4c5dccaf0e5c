package com.heycmo.outreach.analytics.figures;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often each reason was given. So that nobody can fill the disk with ever new words, only so many are told apart.
 *
 * @param counts by reason
 */
public record FailureReasons(Map<String, Long> counts) {

    public static final FailureReasons EMPTY = new FailureReasons(Map.of());

    /** What all reasons beyond those that are told apart, or shown, are called. */
    static final String OTHER = "other";

    /** Of one hour or day, one action and one source. */
    static final int MOST_KEPT = 100;

    static final int MOST_SHOWN = 10;

    /** One reason, and how often it was given. */
    public record Reason(String reason, long count) {}

    public FailureReasons {
        counts = Collections.unmodifiableMap(new TreeMap<>(counts));
    }

    /** With this reason counted so many times more, or less. */
    FailureReasons plus(String reason, long times) {
        Map<String, Long> sum = new TreeMap<>(counts);
        boolean full = times > 0 ? sum.size() >= MOST_KEPT : !sum.isEmpty();
        sum.merge(full && !sum.containsKey(reason) ? OTHER : reason, times, FailureReasons::sum);
        sum.values().removeIf(count -> count <= 0);
        return new FailureReasons(sum);
    }

    FailureReasons plus(FailureReasons more) {
        Map<String, Long> sum = new TreeMap<>(counts);
        more.counts.forEach((reason, count) -> sum.merge(reason, count, FailureReasons::sum));
        return new FailureReasons(sum);
    }

    /** The ten that were given most, the most frequent first, and the rest as {@code other}. */
    List<Reason> top() {
        List<Reason> ranked = counts.entrySet().stream()
                .filter(each -> !each.getKey().equals(OTHER))
                .map(each -> new Reason(each.getKey(), each.getValue()))
                .sorted(Comparator.comparingLong(Reason::count).reversed().thenComparing(Reason::reason))
                .toList();
        List<Reason> top = new ArrayList<>(ranked.subList(0, Math.min(MOST_SHOWN, ranked.size())));
        long rest = counts.getOrDefault(OTHER, 0L)
                + ranked.stream().skip(MOST_SHOWN).mapToLong(Reason::count).sum();
        if (rest > 0) {
            top.add(new Reason(OTHER, rest));
        }
        return top;
    }

    private static long sum(long one, long other) {
        return one + other;
    }
}
