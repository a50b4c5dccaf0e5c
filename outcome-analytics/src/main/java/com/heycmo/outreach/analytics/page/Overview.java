package com.heycmo.outreach.analytics.page;

import com.heycmo.outreach.analytics.fact.Kind;
import com.heycmo.outreach.analytics.figures.FigureKey;
import com.heycmo.outreach.analytics.figures.Figures;
import com.heycmo.outreach.analytics.figures.Measures;
import com.heycmo.outreach.analytics.query.FigureScan;
import com.heycmo.outreach.policy.Action;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the page says of a period. Public for its template. */
public record Overview(Measures total, List<Step> funnel, List<Day> days, List<Source> sources) {

    /** One kind, how often, and how much of what was drafted that is. */
    public record Step(Kind kind, long count, @Nullable Integer percentOfDrafted) {}

    /** One day: what was sent of each action, in the order of {@link Action}, and how long decisions took. */
    public record Day(String day, List<Long> sent, Measures.Time timeToDecision) {}

    /** One source; shares in percent, null where there is nothing to share. */
    public record Source(
            String name,
            Measures of,
            @Nullable Integer approvalRate,
            @Nullable Integer failureRate) {}

    private static final List<Kind> FUNNEL = List.of(
            Kind.DRAFTED, Kind.APPROVED, Kind.SENT, Kind.FAILED, Kind.SKIPPED, Kind.EXPIRED, Kind.EDITED, Kind.REVIVED);

    static Overview of(List<FigureScan.Found> found) {
        Figures all = found.stream().map(FigureScan.Found::figures).reduce(Figures.NONE, Figures::plus);
        List<Step> funnel = FUNNEL.stream()
                .map(kind -> new Step(kind, all.count(kind), percent(all.count(kind), all.count(Kind.DRAFTED))))
                .toList();
        List<Day> days = grouped(found, FigureKey::day).keySet().stream()
                .map(day -> day(day, found))
                .toList();
        List<Source> sources =
                grouped(found, key -> key.intentSource() == null ? "" : key.intentSource()).entrySet().stream()
                        .map(each -> source(each.getKey(), Measures.of(each.getValue())))
                        .toList();
        return new Overview(Measures.of(all), funnel, days, sources);
    }

    public boolean isEmpty() {
        return days.isEmpty();
    }

    private static Day day(String day, List<FigureScan.Found> found) {
        List<FigureScan.Found> ofDay =
                found.stream().filter(each -> each.key().day().equals(day)).toList();
        Map<String, Figures> actions = grouped(ofDay, FigureKey::action);
        List<Long> sent = Arrays.stream(Action.values())
                .map(action ->
                        actions.getOrDefault(action.wireName(), Figures.NONE).count(Kind.SENT))
                .toList();
        Figures sum = actions.values().stream().reduce(Figures.NONE, Figures::plus);
        return new Day(day, sent, Measures.of(sum).timeToDecision());
    }

    private static Source source(String name, Measures of) {
        return new Source(
                name,
                of,
                percent(of.approved(), of.approved() + of.skipped()),
                percent(of.failed(), of.sent() + of.failed()));
    }

    private static Map<String, Figures> grouped(List<FigureScan.Found> found, Function<FigureKey, String> by) {
        Map<String, Figures> groups = new TreeMap<>();
        found.forEach(each -> groups.merge(by.apply(each.key()), each.figures(), Figures::plus));
        return groups;
    }

    private static @Nullable Integer percent(long part, long whole) {
        return whole == 0 ? null : (int) Math.round(100.0 * part / whole);
    }
}
