package com.heycmo.outreach.analytics.query;

import com.heycmo.outreach.analytics.figures.Bucket;
import com.heycmo.outreach.analytics.figures.FigureKey;
import com.heycmo.outreach.analytics.figures.Figures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Reads a customer's figures of a time range from a store.
 *
 * @param from includes the whole hour or day that contains it
 * @param to excluded
 */
public record FiguresQuery(UUID customerId, Instant from, Instant to, Bucket bucket, Grouping by)
        implements Function<ReadOnlyKeyValueStore<String, Figures>, List<FiguresQuery.Entry>> {

    /** The figures of one hour or day, action, source and variant. */
    public record Entry(FigureKey key, Figures figures) {}

    @Override
    public List<Entry> apply(ReadOnlyKeyValueStore<String, Figures> store) {
        List<Entry> entries = new ArrayList<>();
        Instant end = bucket.startOf(to.minusNanos(1)).plus(bucket.length());
        // range() includes its upper bound, but a prefix alone is never stored.
        try (KeyValueIterator<String, Figures> found = store.range(prefix(bucket.startOf(from)), prefix(end))) {
            found.forEachRemaining(each -> entries.add(new Entry(FigureKey.parse(each.key), each.value)));
        }
        return entries;
    }

    private String prefix(Instant start) {
        return FigureKey.prefix(customerId, bucket, start);
    }
}
