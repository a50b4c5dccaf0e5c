package com.heycmo.outreach.analytics.counting;

import com.heycmo.outreach.analytics.fact.Fact;
import com.heycmo.outreach.analytics.figures.Bucket;
import com.heycmo.outreach.analytics.figures.FigureKey;
import com.heycmo.outreach.analytics.figures.Figures;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Adds each fact once to the figures of its hour and its day, and publishes the day's new figures. */
final class CountingProcessor extends ContextualProcessor<String, Fact, String, DailyStats> {

    private static final Duration CLEANUP_INTERVAL = Duration.ofHours(6);

    private static final String HELD = "held";

    private final Retention retention;
    private final RecordCounter records;
    private final Supplier<HeldDays> heldNow;
    private KeyValueStore<String, CountedDraft> drafts;
    private KeyValueStore<String, Figures> figures;
    private KeyValueStore<String, HeldDays> heldAtStart;
    private @Nullable HeldDays held;

    @SuppressWarnings("NullAway.Init") // init() sets the stores.
    CountingProcessor(Retention retention, RecordCounter records, Supplier<HeldDays> heldNow) {
        this.retention = retention;
        this.records = records;
        this.heldNow = heldNow;
    }

    @Override
    public void init(ProcessorContext<String, DailyStats> context) {
        super.init(context);
        drafts = context.getStateStore(AnalyticsTopology.DRAFTS_STORE);
        figures = context.getStateStore(AnalyticsTopology.FIGURES_STORE);
        heldAtStart = context.getStateStore(AnalyticsTopology.HELD_DAYS_STORE);
        context.schedule(CLEANUP_INTERVAL, PunctuationType.WALL_CLOCK_TIME, now -> deleteExpiredFigures());
    }

    @Override
    public void process(Record<String, Fact> record) {
        Fact fact = record.value();
        String key = fact.customerId() + "|" + fact.draftId();
        CountedDraft before = drafts.get(key);
        Optional<CountedDraft.Change> change = (before == null ? CountedDraft.NEW : before).count(fact);
        change.ifPresent(each -> drafts.put(key, each.after()));
        records.count(
                fact.type().topic(),
                change.map(each -> apply(each, fact, record.timestamp())).orElse(RecordCounter.Disposition.DUPLICATE));
    }

    private RecordCounter.Disposition apply(CountedDraft.Change change, Fact fact, long timestamp) {
        Fact replaced = change.replaced();
        if (replaced != null) {
            update(replaced, sum -> sum.minus(replaced), timestamp);
        }
        return update(fact, sum -> sum.plus(fact), timestamp)
                ? RecordCounter.Disposition.COUNTED
                : RecordCounter.Disposition.TOO_OLD;
    }

    /** Returns whether the figures of the hour or of the day are still kept, and were complete when counting began. */
    private boolean update(Fact fact, UnaryOperator<Figures> change, long timestamp) {
        if (!held().contain(fact.type(), fact.at())) {
            // The statistics of the day may be published already, counted from records that were deleted since.
            return false;
        }
        boolean kept = false;
        for (Bucket bucket : Bucket.values()) {
            FigureKey key = FigureKey.of(fact, bucket);
            if (!isExpired(key)) {
                update(key, change, timestamp);
                kept = true;
            }
        }
        return kept;
    }

    private HeldDays held() {
        HeldDays known = held == null ? heldAtStart.get(HELD) : held;
        if (known == null) {
            known = heldNow.get();
            heldAtStart.put(HELD, known);
        }
        held = known;
        return known;
    }

    private void update(FigureKey key, UnaryOperator<Figures> change, long timestamp) {
        Figures before = figures.get(key.text());
        Figures after = change.apply(before == null ? Figures.EMPTY : before);
        if (after.isEmpty()) {
            figures.delete(key.text());
        } else {
            figures.put(key.text(), after);
        }
        if (key.bucket() == Bucket.DAY) {
            // A null value deletes the key from the compacted topic.
            context()
                    .forward(new Record<>(
                            key.statsKey(), after.isEmpty() ? null : DailyStats.of(key, after), timestamp));
        }
    }

    private void deleteExpiredFigures() {
        try (KeyValueIterator<String, Figures> all = figures.all()) {
            while (all.hasNext()) {
                KeyValue<String, Figures> each = all.next();
                if (isExpired(FigureKey.parse(each.key))) {
                    figures.delete(each.key);
                }
            }
        }
    }

    private boolean isExpired(FigureKey key) {
        Instant now = Instant.ofEpochMilli(context().currentSystemTimeMs());
        return key.start().isBefore(key.bucket().startOf(now.minus(retention.of(key.bucket()))));
    }
}
