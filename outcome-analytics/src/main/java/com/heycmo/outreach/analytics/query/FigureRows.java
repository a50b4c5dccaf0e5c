package com.heycmo.outreach.analytics.query;

import com.heycmo.outreach.analytics.figures.FigureKey;
import com.heycmo.outreach.analytics.figures.Figures;
import com.heycmo.outreach.analytics.figures.Measures;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The response: rows in order of time, then of group. There are no rows without figures. */
record FigureRows(List<FigureRow> rows) {

    private record Group(
            Instant bucket,
            @Nullable String action,
            @Nullable String intentSource,
            @Nullable String variant) {

        static final Comparator<@Nullable String> TEXT = Comparator.nullsFirst(Comparator.naturalOrder());
        static final Comparator<Group> ORDER = Comparator.comparing(Group::bucket)
                .thenComparing(Group::action, TEXT)
                .thenComparing(Group::intentSource, TEXT)
                .thenComparing(Group::variant, TEXT);

        static Group of(FigureKey key, Grouping by) {
            return new Group(
                    key.start(),
                    by == Grouping.ACTION ? key.action() : null,
                    by == Grouping.INTENT_SOURCE ? key.intentSource() : null,
                    by == Grouping.VARIANT ? key.variant() : null);
        }
    }

    static FigureRows of(List<FiguresQuery.Entry> entries, Grouping by) {
        TreeMap<Group, Figures> groups = new TreeMap<>(Group.ORDER);
        entries.forEach(each -> groups.merge(Group.of(each.key(), by), each.figures(), Figures::plus));
        return new FigureRows(groups.entrySet().stream()
                .map(each -> row(each.getKey(), Measures.of(each.getValue())))
                .toList());
    }

    private static FigureRow row(Group group, Measures measures) {
        return new FigureRow(group.bucket(), group.action(), group.intentSource(), group.variant(), measures);
    }
}
