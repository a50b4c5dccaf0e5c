package com.heycmo.outreach.analytics.counting;

import com.heycmo.outreach.analytics.fact.Fact;
import com.heycmo.outreach.analytics.figures.Figures;
import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.traces.Traces;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
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
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.springframework.kafka.support.serializer.JacksonJsonSerde;

/**
 * Counts drafts, decisions, outcomes and signals. Each record becomes a fact. Facts are repartitioned by the customer in the
 * value, because agents choose the keys of drafts and the topics may have different numbers of partitions.
 */
public final class AnalyticsTopology {

    /** What has been counted of each draft. */
    public static final String DRAFTS_STORE = "drafts";

    /** The figures of each hour and day, by {@link com.heycmo.outreach.analytics.figures.FigureKey}. */
    public static final String FIGURES_STORE = "figures";

    /** The days that could be counted when counting began; one record in each partition. */
    public static final String HELD_DAYS_STORE = "held-days";

    private static final String FACTS = "facts";

    private AnalyticsTopology() {}

    /** Kafka Streams' name of the repartition topic. */
    public static String factsTopic(String applicationId) {
        return applicationId + "-" + FACTS + "-repartition";
    }

    /** Kafka Streams' name of the topic that backs a store. */
    public static String changelogTopic(String applicationId, String store) {
        return applicationId + "-" + store + "-changelog";
    }

    /** Where the stores live. A changelog topic backs both types, so neither loses data with its instance. */
    public enum StoreType {
        ON_DISK(Stores::persistentKeyValueStore),
        IN_MEMORY(Stores::inMemoryKeyValueStore);

        private final Function<String, KeyValueBytesStoreSupplier> supplier;

        StoreType(Function<String, KeyValueBytesStoreSupplier> supplier) {
            this.supplier = supplier;
        }
    }

    /** @param held the days that can be counted, asked for when a partition counts its first fact */
    public static Topology build(
            StoreType storeType, Retention retention, RecordCounter records, Traces traces, Supplier<HeldDays> held) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.addStateStore(store(storeType, DRAFTS_STORE, CountedDraft.class));
        builder.addStateStore(store(storeType, FIGURES_STORE, Figures.class));
        builder.addStateStore(store(storeType, HELD_DAYS_STORE, HeldDays.class));
        KStream<String, Fact> facts = facts(builder, Topic.DRAFTS, records, traces)
                .merge(facts(builder, Topic.DECISIONS, records, traces), Named.as("with-decisions"))
                .merge(facts(builder, Topic.OUTCOMES, records, traces), Named.as("with-outcomes"))
                .merge(facts(builder, Topic.SIGNALS, records, traces), Named.as("with-signals"));
        facts.repartition(Repartitioned.<String, Fact>as(FACTS)
                        .withKeySerde(Serdes.String())
                        .withValueSerde(json(Fact.class)))
                .process(
                        () -> new CountingProcessor(retention, records, held),
                        Named.as("count"),
                        DRAFTS_STORE,
                        FIGURES_STORE,
                        HELD_DAYS_STORE)
                .to(
                        Topic.STATS.topicName(),
                        Produced.with(Serdes.String(), json(DailyStats.class)).withName("publish"));
        return builder.build();
    }

    private static KStream<String, Fact> facts(
            StreamsBuilder builder, Topic topic, RecordCounter records, Traces traces) {
        String name = topic.name().toLowerCase(Locale.ROOT);
        return builder.stream(
                        topic.topicName(),
                        Consumed.with(Serdes.ByteArray(), Serdes.ByteArray())
                                .withTimestampExtractor(new LogAndSkipOnInvalidTimestamp())
                                .withName(name))
                .process(() -> new FactParser(topic, records, traces), Named.as("read-" + name));
    }

    static <T> Serde<T> json(Class<T> type) {
        return new JacksonJsonSerde<>(type).noTypeInfo().ignoreTypeHeaders();
    }

    private static <T> StoreBuilder<?> store(StoreType type, String name, Class<T> values) {
        return Stores.keyValueStoreBuilder(type.supplier.apply(name), Serdes.String(), json(values));
    }
}
