package com.heycmo.outreach.analytics.counting;

import com.heycmo.outreach.analytics.figures.Bucket;
import com.heycmo.outreach.analytics.figures.FigureKey;
import com.heycmo.outreach.analytics.figures.Figures;
import com.heycmo.outreach.analytics.figures.Measures;
import com.heycmo.outreach.event.DecisionEvent;
import com.heycmo.outreach.event.OutcomeEvent;
import com.heycmo.outreach.event.SignalEvent;
import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.traces.Traces;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
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

/** Runs the topology without a broker. Each call returns after the record has been counted. */
final class TopologyTestHarness implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    static final Retention RETENTION = new Retention(Duration.ofDays(62), Duration.ofDays(800));

    private static final JsonMapper JSON = JsonMapper.shared();

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final TopologyTestDriver driver;
    private final Map<Topic, TestInputTopic<byte[], byte[]>> inputs = new EnumMap<>(Topic.class);

    TopologyTestHarness() {
        this(HeldDays.all());
    }

    TopologyTestHarness(HeldDays held) {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        driver = new TopologyTestDriver(
                AnalyticsTopology.build(
                        AnalyticsTopology.StoreType.IN_MEMORY,
                        RETENTION,
                        new RecordCounter(meters),
                        Traces.OFF,
                        () -> held),
                config,
                NOW);
        for (Topic topic : new Topic[] {Topic.DRAFTS, Topic.DECISIONS, Topic.OUTCOMES, Topic.SIGNALS}) {
            inputs.put(
                    topic,
                    driver.createInputTopic(topic.topicName(), new ByteArraySerializer(), new ByteArraySerializer()));
        }
    }

    TopologyTestHarness draft(Map<String, ?> fields) {
        return send(Topic.DRAFTS, null, JSON.writeValueAsString(fields));
    }

    TopologyTestHarness decision(DecisionEvent event) {
        return send(Topic.DECISIONS, event.cloudEventType(), JSON.writeValueAsString(event));
    }

    TopologyTestHarness outcome(OutcomeEvent event) {
        return send(Topic.OUTCOMES, event.cloudEventType(), JSON.writeValueAsString(event));
    }

    TopologyTestHarness signal(SignalEvent event) {
        return send(Topic.SIGNALS, event.cloudEventType(), JSON.writeValueAsString(event));
    }

    /** Sends a record with the broker's time {@link #NOW}. */
    TopologyTestHarness send(Topic topic, @Nullable String cloudEventType, @Nullable String value) {
        RecordHeaders headers = new RecordHeaders();
        if (cloudEventType != null) {
            headers.add("ce_type", cloudEventType.getBytes(StandardCharsets.UTF_8));
        }
        byte[] bytes = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
        Objects.requireNonNull(inputs.get(topic)).pipeInput(new TestRecord<>(null, bytes, headers, NOW));
        return this;
    }

    /** The metric of the records of this topic. */
    int records(Topic topic, RecordCounter.Disposition disposition) {
        return (int) meters.counter(
                        "outreach.analytics.records", "topic", topic.topicName(), "disposition", disposition.tag())
                .count();
    }

    /** All figures of this bucket, by start, action, source and variant. */
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
                            "%s %s %s%s"
                                    .formatted(
                                            key.start(),
                                            key.action(),
                                            key.intentSource(),
                                            key.variant() == null ? "" : " " + key.variant()),
                            Measures.of(each.value));
                }
            }
        }
        return found;
    }

    /** The figures of this bucket; fails unless there is exactly one row. */
    Measures only(Bucket bucket) {
        Map<String, Measures> all = all(bucket);
        if (all.size() != 1) {
            throw new AssertionError("Expected one row, found " + all);
        }
        return all.values().iterator().next();
    }

    /** The latest record of each key of the statistics topic, without deleted keys. */
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

    void advanceClock(Duration time) {
        driver.advanceWallClockTime(time);
    }

    @Override
    public void close() {
        driver.close();
    }
}
