package com.heycmo.outreach.analytics.counting;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An immutable set of integers, stored as ranges: consecutive numbers take the space of two. */
final class IntRangeSet {

    static final IntRangeSet EMPTY = new IntRangeSet(new TreeMap<>());

    private final TreeMap<Integer, Integer> lastByFirst;

    private IntRangeSet(TreeMap<Integer, Integer> lastByFirst) {
        this.lastByFirst = lastByFirst;
    }

    /** @param text for example {@code 1-3,7} */
    @JsonCreator
    static IntRangeSet parse(String text) {
        TreeMap<Integer, Integer> ranges = new TreeMap<>();
        for (String range : text.isEmpty() ? new String[0] : text.split(",")) {
            int dash = range.indexOf('-');
            int first = Integer.parseInt(dash < 0 ? range : range.substring(0, dash));
            ranges.put(first, dash < 0 ? first : Integer.parseInt(range.substring(dash + 1)));
        }
        return new IntRangeSet(ranges);
    }

    @JsonValue
    String text() {
        List<String> ranges = new ArrayList<>();
        lastByFirst.forEach((first, last) -> ranges.add(first.equals(last) ? first.toString() : first + "-" + last));
        return String.join(",", ranges);
    }

    boolean contains(int number) {
        Map.Entry<Integer, Integer> range = lastByFirst.floorEntry(number);
        return range != null && range.getValue() >= number;
    }

    IntRangeSet with(int number) {
        TreeMap<Integer, Integer> ranges = new TreeMap<>(lastByFirst);
        int first = number;
        Map.Entry<Integer, Integer> before = ranges.lowerEntry(number);
        if (before != null && before.getValue() == number - 1) {
            first = before.getKey();
        }
        Integer last = ranges.remove(number + 1);
        ranges.put(first, last == null ? number : last);
        return new IntRangeSet(ranges);
    }
}
