package com.heycmo.outreach.analytics.query;

import com.heycmo.outreach.analytics.figures.FigureKey;
import com.heycmo.outreach.analytics.figures.Figures;
import com.heycmo.outreach.analytics.figures.Measures;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** Reads what a query asks for out of a store, and adds up what it does not tell apart. */
record FigureReading(UUID customerId, FiguresQuery query)
        implements Function<ReadOnlyKeyValueStore<String, Figures>, FigureRows> {

    private static final Comparator<@Nullable String> TEXT = Comparator.nullsFirst(Comparator.naturalOrder());

    private record Group(
            Instant bucket,
            @Nullable String action,
            @Nullable String intentSource) implements Comparable<Group> {

        @Override
        public int compareTo(Group other) {
            return Comparator.comparing(Group::bucket)
                    .thenComparing(Group::action, TEXT)
                    .thenComparing(Group::intentSource, TEXT)
                    .compare(this, other);
        }
    }

    @Override
    public FigureRows apply(ReadOnlyKeyValueStore<String, Figures> store) {
        TreeMap<Group, Figures> groups = new TreeMap<>();
        for (FigureScan.Found found :
                new FigureScan(customerId, query.bucket(), query.from(), query.to()).apply(store)) {
            groups.merge(group(found.key()), found.figures(), Figures::plus);
        }
        List<FigureRow> rows = groups.entrySet().stream()
                .map(each -> row(each.getKey(), each.getValue()))
                .toList();
        return new FigureRows(rows);
    }

    private Group group(FigureKey key) {
        return new Group(
                key.start(),
                query.by() == Grouping.ACTION ? key.action() : null,
                query.by() == Grouping.INTENT_SOURCE ? key.intentSource() : null);
    }

    private static FigureRow row(Group group, Figures figures) {
        return FigureRow.of(group.bucket(), group.action(), group.intentSource(), Measures.of(figures));
    }
}
