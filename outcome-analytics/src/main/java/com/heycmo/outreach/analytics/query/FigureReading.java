package com.heycmo.outreach.analytics.query;

import com.heycmo.outreach.analytics.figures.Bucket;
import com.heycmo.outreach.analytics.figures.FigureKey;
import com.heycmo.outreach.analytics.figures.Figures;
import com.heycmo.outreach.analytics.figures.Measures;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
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
        try (KeyValueIterator<String, Figures> found = store.range(first(query.from()), first(end()))) {
            while (found.hasNext()) {
                KeyValue<String, Figures> each = found.next();
                if (each.value != null) {
                    groups.merge(group(FigureKey.parse(each.key)), each.value, Figures::plus);
                }
            }
        }
        List<FigureRow> rows = groups.entrySet().stream()
                .map(each -> row(each.getKey(), each.getValue()))
                .toList();
        return new FigureRows(rows);
    }

    /** The key of a bucket's beginning is none that is stored, so that one is left out. */
    private String first(Instant moment) {
        return FigureKey.first(customerId, query.bucket(), query.bucket().startOf(moment));
    }

    /** The beginning of the first bucket that does not count. */
    private Instant end() {
        Bucket bucket = query.bucket();
        return bucket.startOf(query.to().minusNanos(1)).plus(bucket.length());
    }

    private Group group(FigureKey key) {
        return new Group(
                key.start(),
                query.by() == Grouping.ACTION ? key.action() : null,
                query.by() == Grouping.INTENT_SOURCE ? key.intentSource() : null);
    }

    private static FigureRow row(Group group, Figures figures) {
        return new FigureRow(group.bucket(), group.action(), group.intentSource(), Measures.of(figures));
    }
}
