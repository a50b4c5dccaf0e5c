package com.heycmo.outreach.analytics.page;

import com.heycmo.outreach.analytics.figures.Bucket;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A column for each day of a period, days without figures included, so that distances in time are true. Public for its
 * template.
 *
 * @param max the highest column
 */
public record DayChart(List<Column> columns, long max) {

    /** @param parts from the bottom up */
    public record Column(String day, long total, List<Part> parts) {}

    /**
     * @param y its upper edge, in percent of the chart's height from above
     * @param height in percent
     * @param series the place of its value
     */
    public record Part(int series, double y, double height) {}

    private record Values(String day, List<Long> values) {

        long total() {
            return values.stream().mapToLong(Long::longValue).sum();
        }
    }

    static DayChart of(Instant from, Instant to, Function<String, List<Long>> values) {
        List<Values> days = Stream.iterate(from, day -> day.isBefore(to), day -> day.plus(Bucket.DAY.length()))
                .map(day -> day.atOffset(ZoneOffset.UTC).toLocalDate().toString())
                .map(day -> new Values(day, values.apply(day)))
                .toList();
        long max = days.stream().mapToLong(Values::total).max().orElse(0);
        return new DayChart(days.stream().map(day -> column(day, max)).toList(), max);
    }

    private static Column column(Values day, long max) {
        List<Part> parts = new ArrayList<>();
        long below = 0;
        for (int series = 0; series < day.values().size(); series++) {
            long value = day.values().get(series);
            if (value > 0) {
                below += value;
                parts.add(new Part(series, 100 - 100.0 * below / max, 100.0 * value / max));
            }
        }
        return new Column(day.day(), day.total(), parts);
    }

    public String first() {
        return columns.get(0).day();
    }

    public String last() {
        return columns.get(columns.size() - 1).day();
    }
}
