package com.heycmo.outreach.analytics.page;

import com.heycmo.outreach.analytics.fact.FactType;
import com.heycmo.outreach.analytics.figures.FigureKey;
import com.heycmo.outreach.analytics.query.FiguresQuery;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * The funnel by source, action or variant. Public for its template.
 *
 * @param by {@code action}, {@code source} or {@code variant}
 */
public record Breakdown(String by, List<Group> groups) {

    private static final List<FactType> STEPS = List.of(
            FactType.DRAFTED, FactType.APPROVED, FactType.SENT, FactType.ACCEPTED, FactType.REPLIED, FactType.FAILED);

    /** @param name empty for drafts without a source or a variant */
    public record Group(String name, List<Step> steps) {

        private long sent() {
            return steps.get(STEPS.indexOf(FactType.SENT)).count();
        }

        private long drafted() {
            return steps.get(STEPS.indexOf(FactType.DRAFTED)).count();
        }
    }

    /** The group that sent most comes first. */
    static Breakdown of(String by, List<FiguresQuery.Entry> entries, Instant from, Function<FigureKey, String> name) {
        return new Breakdown(
                by,
                AnalyticsPageModel.grouped(entries, name).entrySet().stream()
                        .map(each -> new Group(each.getKey(), Step.all(STEPS, Comparison.of(each.getValue(), from))))
                        .sorted(Comparator.comparingLong(Group::sent)
                                .thenComparingLong(Group::drafted)
                                .reversed()
                                .thenComparing(Group::name))
                        .toList());
    }

    /** Whether it separates anything. */
    public boolean isUseful() {
        return groups.stream().anyMatch(group -> !group.name().isEmpty());
    }
}
