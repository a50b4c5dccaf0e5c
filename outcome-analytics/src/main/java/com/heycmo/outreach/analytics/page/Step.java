package com.heycmo.outreach.analytics.page;

import com.heycmo.outreach.analytics.fact.FactType;
import com.heycmo.outreach.analytics.figures.Figures;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many drafts came to one step of the funnel, in this period and the one before. Public for its template.
 *
 * @param percent of the drafts that could come to it; null if there were none, or fewer than came to it: each fact counts when
 *     it happened, and what was approved in a period may have been drafted before it
 * @param possible the number of drafts that could come to it
 * @param width of its bar, in percent of the longest bar of all
 * @param widthBefore of the bar of the period before
 */
public record Step(
        FactType type,
        long count,
        long before,
        @Nullable Integer percent,
        @Nullable Integer percentBefore,
        long possible,
        int width,
        int widthBefore) {

    static List<Step> all(List<FactType> types, Comparison figures) {
        long longest = types.stream()
                .mapToLong(type ->
                        Math.max(figures.now().count(type), figures.before().count(type)))
                .max()
                .orElse(0);
        return types.stream().map(type -> of(type, figures, longest)).toList();
    }

    static Step of(FactType type, Comparison figures, long longest) {
        long count = figures.now().count(type);
        long before = figures.before().count(type);
        return new Step(
                type,
                count,
                before,
                percent(type, figures.now()),
                percent(type, figures.before()),
                possible(type, figures.now()),
                Percent.of(count, longest),
                Percent.of(before, longest));
    }

    public boolean isEmpty() {
        return count == 0 && before == 0;
    }

    /** For example {@code +20 %}; null without a period to compare with. */
    public @Nullable String change() {
        if (before == 0) {
            return null;
        }
        int change = Percent.of(count - before, before);
        return (change > 0 ? "+" : change < 0 ? "−" : "±") + Math.abs(change) + " %";
    }

    private static @Nullable Integer percent(FactType type, Figures figures) {
        long count = figures.count(type);
        long possible = possible(type, figures);
        return possible == 0 || possible < count ? null : Percent.of(count, possible);
    }

    private static long possible(FactType type, Figures figures) {
        return switch (type) {
            case APPROVED, SKIPPED -> figures.count(FactType.APPROVED) + figures.count(FactType.SKIPPED);
            case SENT, FAILED -> figures.count(FactType.SENT) + figures.count(FactType.FAILED);
            case ACCEPTED -> figures.count(FactType.INVITED);
            case REPLIED -> figures.count(FactType.CONTACTED);
            case DRAFTED, EDITED, EXPIRED, REVIVED, INVITED, CONTACTED -> 0;
        };
    }
}
