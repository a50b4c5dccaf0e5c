package com.heycmo.outreach.analytics.page;

import com.heycmo.outreach.analytics.fact.FactType;
import com.heycmo.outreach.analytics.figures.FigureKey;
import com.heycmo.outreach.analytics.figures.Figures;
import com.heycmo.outreach.analytics.figures.Measures;
import com.heycmo.outreach.analytics.query.FiguresQuery;
import com.heycmo.outreach.policy.Action;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The figures of the page. Public for its template. */
public record AnalyticsPageModel(
        Measures total, List<FunnelStep> funnel, List<Day> days, List<Source> sources, List<Responses> responses) {

    public record FunnelStep(
            FactType type, long count, @Nullable Integer percentOfDrafted) {}

    /** @param sent by action, in the order of {@link Action} */
    public record Day(String day, List<Long> sent, Measures.Percentiles timeToDecision) {}

    /**
     * The figures of one source.
     *
     * @param name empty for drafts without a source
     * @param approvalRate in percent; null without decisions
     * @param failureRate in percent; null without outcomes
     */
    public record Source(
            String name,
            Measures measures,
            @Nullable Integer approvalRate,
            @Nullable Integer failureRate) {}

    /**
     * What came of the sent drafts of each group.
     *
     * @param by {@code action}, {@code source} or {@code variant}
     */
    public record Responses(String by, List<Response> rows) {}

    /**
     * @param name empty for drafts without a source or a variant
     * @param acceptanceRate in percent; null without connection requests
     * @param replyRate in percent; null without connection requests and messages
     */
    public record Response(
            String name,
            Measures measures,
            @Nullable Integer acceptanceRate,
            @Nullable Integer replyRate) {}

    private static final List<FactType> FUNNEL = List.of(
            FactType.DRAFTED,
            FactType.APPROVED,
            FactType.SENT,
            FactType.FAILED,
            FactType.SKIPPED,
            FactType.EXPIRED,
            FactType.EDITED,
            FactType.REVIVED);

    static AnalyticsPageModel of(List<FiguresQuery.Entry> entries) {
        Figures total = sum(entries);
        Measures measures = Measures.of(total);
        return new AnalyticsPageModel(
                measures,
                FUNNEL.stream()
                        .map(type ->
                                new FunnelStep(type, total.count(type), percent(total.count(type), measures.drafted())))
                        .toList(),
                grouped(entries, FigureKey::day).entrySet().stream()
                        .map(each -> day(each.getKey(), each.getValue()))
                        .toList(),
                grouped(entries, key -> Objects.toString(key.intentSource(), "")).entrySet().stream()
                        .map(each -> source(each.getKey(), Measures.of(sum(each.getValue()))))
                        .toList(),
                List.of(
                        responses("action", entries, FigureKey::action),
                        responses("source", entries, key -> Objects.toString(key.intentSource(), "")),
                        responses("variant", entries, key -> Objects.toString(key.variant(), ""))));
    }

    private static Responses responses(String by, List<FiguresQuery.Entry> entries, Function<FigureKey, String> of) {
        return new Responses(
                by,
                grouped(entries, of).entrySet().stream()
                        .map(each -> response(each.getKey(), Measures.of(sum(each.getValue()))))
                        .filter(each -> each.measures().contacted() > 0)
                        .toList());
    }

    private static Response response(String name, Measures measures) {
        return new Response(
                name,
                measures,
                percent(measures.accepted(), measures.invited()),
                percent(measures.replied(), measures.contacted()));
    }

    public boolean isEmpty() {
        return days.isEmpty();
    }

    private static Day day(String day, List<FiguresQuery.Entry> entries) {
        Map<String, List<FiguresQuery.Entry>> actions = grouped(entries, FigureKey::action);
        List<Long> sent = Arrays.stream(Action.values())
                .map(action ->
                        sum(actions.getOrDefault(action.wireName(), List.of())).count(FactType.SENT))
                .toList();
        return new Day(day, sent, Measures.of(sum(entries)).timeToDecision());
    }

    private static Source source(String name, Measures measures) {
        return new Source(
                name,
                measures,
                percent(measures.approved(), measures.approved() + measures.skipped()),
                percent(measures.failed(), measures.sent() + measures.failed()));
    }

    private static Map<String, List<FiguresQuery.Entry>> grouped(
            List<FiguresQuery.Entry> entries, Function<FigureKey, String> by) {
        return entries.stream()
                .collect(Collectors.groupingBy(each -> by.apply(each.key()), TreeMap::new, Collectors.toList()));
    }

    private static Figures sum(List<FiguresQuery.Entry> entries) {
        return entries.stream().map(FiguresQuery.Entry::figures).reduce(Figures.EMPTY, Figures::plus);
    }

    private static @Nullable Integer percent(long part, long whole) {
        return whole == 0 ? null : (int) Math.round(100.0 * part / whole);
    }
}
