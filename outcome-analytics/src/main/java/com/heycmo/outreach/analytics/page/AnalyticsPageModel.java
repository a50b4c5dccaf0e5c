package com.heycmo.outreach.analytics.page;

import com.heycmo.outreach.analytics.fact.FactType;
import com.heycmo.outreach.analytics.figures.FigureKey;
import com.heycmo.outreach.analytics.figures.Measures;
import com.heycmo.outreach.analytics.query.FiguresQuery;
import com.heycmo.outreach.policy.Action;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The figures of a period beside those of the period before, which is as long. Public for its template.
 *
 * @param others what else happened to drafts
 * @param days those of the period on which something happened
 */
public record AnalyticsPageModel(
        Measures total,
        Measures before,
        List<Step> funnel,
        List<Step> others,
        List<Breakdown> breakdowns,
        List<Day> days,
        DayChart sends,
        DayChart decisions,
        List<Bar> reasons) {

    /** @param sent by action, in the order of {@link Action} */
    public record Day(String day, List<Long> sent, Measures.Percentiles timeToDecision) {}

    /** @param percent of the longest bar */
    public record Bar(String name, long count, int percent) {}

    private static final List<FactType> FUNNEL =
            List.of(FactType.DRAFTED, FactType.APPROVED, FactType.SENT, FactType.ACCEPTED, FactType.REPLIED);
    private static final List<FactType> OTHERS =
            List.of(FactType.FAILED, FactType.SKIPPED, FactType.EXPIRED, FactType.EDITED, FactType.REVIVED);

    /** @param from the first day of the period; earlier entries are those of the period before */
    static AnalyticsPageModel of(List<FiguresQuery.Entry> entries, Instant from, Instant to) {
        List<FiguresQuery.Entry> current = entries.stream()
                .filter(each -> !each.key().start().isBefore(from))
                .toList();
        Comparison total = Comparison.of(entries, from);
        Map<String, Day> days = days(current);
        return new AnalyticsPageModel(
                Measures.of(total.now()),
                Measures.of(total.before()),
                Step.all(FUNNEL, total),
                Step.all(OTHERS, total),
                List.of(
                        Breakdown.of("source", entries, from, key -> Objects.toString(key.intentSource(), "")),
                        Breakdown.of("action", entries, from, FigureKey::action),
                        Breakdown.of("variant", entries, from, key -> Objects.toString(key.variant(), ""))),
                List.copyOf(days.values()),
                DayChart.of(
                        from, to, day -> days.containsKey(day) ? days.get(day).sent() : List.of()),
                DayChart.of(
                        from,
                        to,
                        day -> days.containsKey(day) ? median(days.get(day).timeToDecision()) : List.of()),
                bars(Measures.of(total.now())));
    }

    public boolean isEmpty() {
        return funnel.stream().allMatch(Step::isEmpty) && others.stream().allMatch(Step::isEmpty);
    }

    private static Map<String, Day> days(List<FiguresQuery.Entry> entries) {
        Map<String, Day> days = new TreeMap<>();
        grouped(entries, FigureKey::day).forEach((day, group) -> days.put(day, day(day, group)));
        return days;
    }

    private static Day day(String day, List<FiguresQuery.Entry> entries) {
        Map<String, List<FiguresQuery.Entry>> actions = grouped(entries, FigureKey::action);
        List<Long> sent = Arrays.stream(Action.values())
                .map(action -> Comparison.sum(actions.getOrDefault(action.wireName(), List.of()))
                        .count(FactType.SENT))
                .toList();
        return new Day(day, sent, Measures.of(Comparison.sum(entries)).timeToDecision());
    }

    private static List<Long> median(Measures.Percentiles percentiles) {
        return percentiles.p50Seconds() == null ? List.of() : List.of(percentiles.p50Seconds());
    }

    private static List<Bar> bars(Measures measures) {
        long longest = measures.failureReasons().stream()
                .mapToLong(each -> each.count())
                .max()
                .orElse(1);
        return measures.failureReasons().stream()
                .map(each -> new Bar(each.reason(), each.count(), Percent.of(each.count(), longest)))
                .toList();
    }

    static Map<String, List<FiguresQuery.Entry>> grouped(
            List<FiguresQuery.Entry> entries, Function<FigureKey, String> by) {
        return entries.stream()
                .collect(Collectors.groupingBy(each -> by.apply(each.key()), TreeMap::new, Collectors.toList()));
    }
}
