package com.heycmo.outreach.analytics.counting;

import com.heycmo.outreach.analytics.fact.Fact;
import com.heycmo.outreach.analytics.figures.Figures;
import com.heycmo.outreach.event.Topic;
import java.util.Locale;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.LogAndSkipOnInvalidTimestamp;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * From drafts, decisions and outcomes to figures. Each record becomes a fact, facts are brought together by the customer
 * that the value names, whatever its key was and however many partitions the topics have, and are counted there.
 */
public final class AnalyticsTopology {

    /** What was counted of each draft. */
    public static final String DRAFTS_STORE = "drafts";

    /** The figures of each hour and day, by {@link com.heycmo.outreach.analytics.figures.FigureKey}. */
    public static final String FIGURES_STORE = "figures";

    private static final String FACTS = "facts";

    private AnalyticsTopology() {}

    /** The topic that brings the facts of a customer together, as Kafka Streams names it. */
    public static String factsTopic(String applicationId) {
        return applicationId + "-" + FACTS + "-repartition";
    }

    /** Where the state lives between two commits; after a failure it comes back from the broker either way. */
    public enum Stored {
        ON_DISK,
        IN_MEMORY;

        KeyValueBytesStoreSupplier supplier(String name) {
            return switch (this) {
                case ON_DISK -> Stores.persistentKeyValueStore(name);
                case IN_MEMORY -> Stores.inMemoryKeyValueStore(name);
            };
        }
    }

    /** Builds it, and does nothing else. */
    public static Topology build(Stored stored, Retention retention, RecordCounter tally) {
        StreamsBuilder builder = new StreamsBuilder();
        KStream<String, Fact> facts = facts(builder, Topic.DRAFTS, tally)
                .merge(facts(builder, Topic.DECISIONS, tally), Named.as("with-decisions"))
                .merge(facts(builder, Topic.OUTCOMES, tally), Named.as("with-outcomes"));
        facts.repartition(Repartitioned.<String, Fact>as(FACTS)
                        .withKeySerde(Serdes.String())
                        .withValueSerde(JsonSerde.of(Fact.class)))
                .process(new CountingSupplier(stored, retention, tally), Named.as("count"))
                .to(
                        Topic.STATS.topicName(),
                        Produced.with(Serdes.String(), JsonSerde.of(DailyStats.class))
                                .withName("tell"));
        return builder.build();
    }

    private static KStream<String, Fact> facts(StreamsBuilder builder, Topic topic, RecordCounter tally) {
        String name = topic.name().toLowerCase(Locale.ROOT);
        return builder.stream(
                        topic.topicName(),
                        Consumed.with(Serdes.ByteArray(), Serdes.ByteArray())
                                .withTimestampExtractor(new LogAndSkipOnInvalidTimestamp())
                                .withName(name))
                .process(() -> new FactParser(topic, tally), Named.as("read-" + name));
    }

    private record CountingSupplier(Stored stored, Retention retention, RecordCounter tally)
            implements ProcessorSupplier<String, Fact, String, DailyStats> {

        @Override
        public Processor<String, Fact, String, DailyStats> get() {
            return new CountingProcessor(retention, tally);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(
                    store(DRAFTS_STORE, JsonSerde.of(CountedDraft.class)),
                    store(FIGURES_STORE, JsonSerde.of(Figures.class)));
        }

        private <T> StoreBuilder<?> store(String name, Serde<T> values) {
            return Stores.keyValueStoreBuilder(stored.supplier(name), Serdes.String(), values);
        }
    }
}
