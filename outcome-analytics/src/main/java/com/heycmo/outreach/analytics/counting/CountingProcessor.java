package com.heycmo.outreach.analytics.counting;

import com.heycmo.outreach.analytics.fact.Fact;
import com.heycmo.outreach.analytics.fact.Kind;
import com.heycmo.outreach.analytics.figures.Bucket;
import com.heycmo.outreach.analytics.figures.FigureKey;
import com.heycmo.outreach.analytics.figures.Figures;
import com.heycmo.outreach.event.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Counts each fact once, in its hour and in its day, and tells how the day stands then. */
final class CountingProcessor extends ContextualProcessor<String, Fact, String, DailyStats> {

    private static final Duration BETWEEN_SWEEPS = Duration.ofHours(6);

    private final Retention retention;
    private final RecordCounter tally;
    private KeyValueStore<String, CountedDraft> drafts;
    private KeyValueStore<String, Figures> figures;

    @SuppressWarnings("NullAway.Init") // The stores come with the context.
    CountingProcessor(Retention retention, RecordCounter tally) {
        this.retention = retention;
        this.tally = tally;
    }

    @Override
    public void init(ProcessorContext<String, DailyStats> context) {
        super.init(context);
        drafts = context.getStateStore(AnalyticsTopology.DRAFTS_STORE);
        figures = context.getStateStore(AnalyticsTopology.FIGURES_STORE);
        context.schedule(BETWEEN_SWEEPS, PunctuationType.WALL_CLOCK_TIME, this::dropWhatIsTooOld);
    }

    @Override
    public void process(Record<String, Fact> record) {
        Fact fact = record.value();
        String key = fact.customerId() + "|" + fact.draftId();
        CountedDraft before = drafts.get(key);
        (before == null ? CountedDraft.NEW : before)
                .count(fact)
                .ifPresentOrElse(
                        change -> {
                            drafts.put(key, change.after());
                            withdraw(change, record.timestamp());
                            add(fact, record.timestamp());
                        },
                        () -> tally.told(topicOf(fact.kind()), RecordCounter.Disposition.DUPLICATE));
    }

    private void withdraw(CountedDraft.Change change, long timestamp) {
        Fact withdrawn = change.withdrawn();
        if (withdrawn != null) {
            change(withdrawn, sum -> sum.minus(withdrawn), timestamp);
        }
    }

    private void add(Fact fact, long timestamp) {
        boolean kept = change(fact, sum -> sum.plus(fact), timestamp);
        tally.told(topicOf(fact.kind()), kept ? RecordCounter.Disposition.COUNTED : RecordCounter.Disposition.TOO_OLD);
    }

    private boolean change(Fact fact, UnaryOperator<Figures> by, long timestamp) {
        boolean kept = false;
        for (Bucket bucket : Bucket.values()) {
            FigureKey key = FigureKey.of(fact, bucket);
            if (!key.start().isBefore(oldest(bucket))) {
                change(key, by, timestamp);
                kept = true;
            }
        }
        return kept;
    }

    private void change(FigureKey key, UnaryOperator<Figures> by, long timestamp) {
        Figures before = figures.get(key.text());
        Figures after = by.apply(before == null ? Figures.NONE : before);
        if (after.isEmpty()) {
            figures.delete(key.text());
        } else {
            figures.put(key.text(), after);
        }
        if (key.bucket() == Bucket.DAY) {
            // Without figures the key is deleted from the compacted topic too.
            context().forward(new Record<>(key.ofDay(), after.isEmpty() ? null : DailyStats.of(key, after), timestamp));
        }
    }

    private void dropWhatIsTooOld(long now) {
        try (KeyValueIterator<String, Figures> all = figures.all()) {
            while (all.hasNext()) {
                KeyValue<String, Figures> each = all.next();
                FigureKey key = FigureKey.parse(each.key);
                if (key.start().isBefore(oldest(key.bucket()))) {
                    figures.delete(each.key);
                }
            }
        }
    }

    private Instant oldest(Bucket bucket) {
        return bucket.startOf(
                Instant.ofEpochMilli(context().currentSystemTimeMs()).minus(retention.of(bucket)));
    }

    private static Topic topicOf(Kind kind) {
        return kind == Kind.DRAFTED ? Topic.DRAFTS : kind.isOutcome() ? Topic.OUTCOMES : Topic.DECISIONS;
    }
}
