package com.heycmo.outreach.analytics.page;

import com.heycmo.outreach.analytics.figures.Figures;
import com.heycmo.outreach.analytics.query.FiguresQuery;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** The figures of a period and of the period before. */
record Comparison(Figures now, Figures before) {

    /** @param from the start of the period; earlier entries are those of the period before */
    static Comparison of(List<FiguresQuery.Entry> entries, Instant from) {
        Predicate<FiguresQuery.Entry> earlier = each -> each.key().start().isBefore(from);
        return new Comparison(
                sum(entries.stream().filter(earlier.negate()).toList()),
                sum(entries.stream().filter(earlier).toList()));
    }

    static Figures sum(List<FiguresQuery.Entry> entries) {
        return entries.stream().map(FiguresQuery.Entry::figures).reduce(Figures.EMPTY, Figures::plus);
    }
}
