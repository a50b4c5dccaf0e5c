package com.heycmo.outreach.analytics.counting;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A set of numbers, kept as ranges: those that follow each other take no more room than their first and last. */
final class Numbers {

    static final Numbers NONE = new Numbers(new TreeMap<>());

    private final TreeMap<Integer, Integer> lastByFirst;

    private Numbers(TreeMap<Integer, Integer> lastByFirst) {
        this.lastByFirst = lastByFirst;
    }

    /** For instance {@code 1-3,7}. */
    @JsonCreator
    static Numbers parse(String text) {
        TreeMap<Integer, Integer> ranges = new TreeMap<>();
        for (String range : text.isEmpty() ? new String[0] : text.split(",")) {
            int dash = range.indexOf('-');
            int first = Integer.parseInt(dash < 0 ? range : range.substring(0, dash));
            ranges.put(first, dash < 0 ? first : Integer.parseInt(range.substring(dash + 1)));
        }
        return new Numbers(ranges);
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

    Numbers with(int number) {
        TreeMap<Integer, Integer> ranges = new TreeMap<>(lastByFirst);
        int first = number;
        Map.Entry<Integer, Integer> before = ranges.lowerEntry(number);
        if (before != null && before.getValue() == number - 1) {
            first = before.getKey();
        }
        Integer last = ranges.remove(number + 1);
        ranges.put(first, last == null ? number : last);
        return new Numbers(ranges);
    }
}
