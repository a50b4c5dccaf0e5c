package com.heycmo.outreach.analytics.query;

import com.heycmo.outreach.analytics.figures.Bucket;
import com.heycmo.outreach.analytics.figures.FigureKey;
import com.heycmo.outreach.analytics.figures.Figures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Everything that a store has of a customer's hours or days in a range of time.
 *
 * @param from the hour or day that this lies in is the first
 * @param to excluded
 */
public record FigureScan(UUID customerId, Bucket bucket, Instant from, Instant to)
        implements Function<ReadOnlyKeyValueStore<String, Figures>, List<FigureScan.Found>> {

    /** One hour or day of one action and source. */
    public record Found(FigureKey key, Figures figures) {}

    @Override
    public List<Found> apply(ReadOnlyKeyValueStore<String, Figures> store) {
        List<Found> all = new ArrayList<>();
        // The key of a beginning is none that is stored, so the last one is left out.
        try (KeyValueIterator<String, Figures> found = store.range(first(bucket.startOf(from)), first(end()))) {
            while (found.hasNext()) {
                KeyValue<String, Figures> each = found.next();
                if (each.value != null) {
                    all.add(new Found(FigureKey.parse(each.key), each.value));
                }
            }
        }
        return all;
    }

    private String first(Instant start) {
        return FigureKey.first(customerId, bucket, start);
    }

    private Instant end() {
        return bucket.startOf(to.minusNanos(1)).plus(bucket.length());
    }
}
