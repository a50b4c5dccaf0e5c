package com.heycmo.outreach.analytics.figures;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Maps of counts. Keys without a count are left out, so that equal figures are equal maps. */
final class Counts {

    private Counts() {}

    /** The sum of both, without the keys whose sum is not positive. */
    static <K extends Comparable<K>> Map<K, Long> plus(Map<K, Long> counts, Map<K, Long> added) {
        Map<K, Long> sum = new TreeMap<>(counts);
        added.forEach((key, count) -> sum.merge(key, count, Long::sum));
        sum.values().removeIf(count -> count <= 0);
        return Collections.unmodifiableMap(sum);
    }
}
