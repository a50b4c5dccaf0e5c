package com.heycmo.outreach.analytics.counting;

import com.heycmo.outreach.analytics.figures.Bucket;
import com.heycmo.outreach.analytics.figures.FigureKey;
import com.heycmo.outreach.analytics.figures.Figures;
import com.heycmo.outreach.analytics.figures.Measures;
import com.heycmo.outreach.event.DecisionEvent;
import com.heycmo.outreach.event.OutcomeEvent;
import com.heycmo.outreach.event.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The topology without a broker. What is piped in has been counted when the call returns. */
final class Bench implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    static final Retention RETENTION = new Retention(Duration.ofDays(62), Duration.ofDays(800));

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<Topic, Map<RecordCounter.Disposition, Integer>> fates = new EnumMap<>(Topic.class);
    private final TopologyTestDriver driver;
    private final Map<Topic, TestInputTopic<byte[], byte[]>> inputs = new EnumMap<>(Topic.class);

    Bench() {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "bench");
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nobody:1");
        driver = new TopologyTestDriver(
                AnalyticsTopology.build(AnalyticsTopology.Stored.IN_MEMORY, RETENTION, this::count), config, NOW);
        for (Topic topic : new Topic[] {Topic.DRAFTS, Topic.DECISIONS, Topic.OUTCOMES}) {
            inputs.put(
                    topic,
                    driver.createInputTopic(topic.topicName(), new ByteArraySerializer(), new ByteArraySerializer()));
        }
    }

    Bench draft(Map<String, ?> fields) {
        return pipe(Topic.DRAFTS, null, JSON.writeValueAsString(fields));
    }

    Bench decision(DecisionEvent event) {
        return pipe(Topic.DECISIONS, event.cloudEventType(), JSON.writeValueAsString(event));
    }

    Bench outcome(OutcomeEvent event) {
        return pipe(Topic.OUTCOMES, event.cloudEventType(), JSON.writeValueAsString(event));
    }

    /** A record that the broker got at {@link #NOW}, whatever time it speaks of. */
    Bench pipe(Topic topic, @Nullable String cloudEventType, @Nullable String value) {
        RecordHeaders headers = new RecordHeaders();
        if (cloudEventType != null) {
            headers.add("ce_type", cloudEventType.getBytes(StandardCharsets.UTF_8));
        }
        byte[] bytes = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
        Objects.requireNonNull(inputs.get(topic)).pipeInput(new TestRecord<>(null, bytes, headers, NOW));
        return this;
    }

    int told(Topic topic, RecordCounter.Disposition fate) {
        return fates.getOrDefault(topic, Map.of()).getOrDefault(fate, 0);
    }

    /** All figures of one kind of bucket, by when it starts, the action and the source. */
    Map<String, Measures> all(Bucket bucket) {
        Map<String, Measures> found = new TreeMap<>();
        try (KeyValueIterator<String, Figures> all = driver.<String, Figures>getKeyValueStore(
                        AnalyticsTopology.FIGURES_STORE)
                .all()) {
            while (all.hasNext()) {
                KeyValue<String, Figures> each = all.next();
                FigureKey key = FigureKey.parse(each.key);
                if (key.bucket() == bucket) {
                    found.put(
                            "%s %s %s".formatted(key.start(), key.action(), key.intentSource()),
                            Measures.of(each.value));
                }
            }
        }
        return found;
    }

    /** The only figures of that kind of bucket. */
    Measures only(Bucket bucket) {
        Map<String, Measures> all = all(bucket);
        if (all.size() != 1) {
            throw new AssertionError("Not one but " + all);
        }
        return all.values().iterator().next();
    }

    /** What a reader of the compacted topic knows in the end. */
    Map<String, JsonNode> stats() {
        Map<String, JsonNode> latest = new HashMap<>();
        driver.createOutputTopic(Topic.STATS.topicName(), new StringDeserializer(), new StringDeserializer())
                .readKeyValuesToList()
                .forEach(each -> {
                    if (each.value == null) {
                        latest.remove(each.key);
                    } else {
                        latest.put(each.key, JSON.readTree(each.value));
                    }
                });
        return latest;
    }

    void pass(Duration time) {
        driver.advanceWallClockTime(time);
    }

    private void count(Topic topic, RecordCounter.Disposition fate) {
        fates.computeIfAbsent(topic, any -> new EnumMap<>(RecordCounter.Disposition.class))
                .merge(fate, 1, Integer::sum);
    }

    @Override
    public void close() {
        driver.close();
    }
}
