package com.heycmo.outreach.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.heycmo.outreach.benchmarks.Drafts.Job;
import com.heycmo.outreach.benchmarks.Drafts.State;
import com.heycmo.outreach.benchmarks.Report.Target;
import com.heycmo.outreach.event.Topic;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.Assert;

/** Events from the outbox to the broker, compared with a plain producer. */
final class RelayMeasures {

    private static final String OUTCOMES = Topic.OUTCOMES.topicName();
    private static final String PLAIN_TOPIC = "benchmark.events";
    private static final byte[] VALUE = "x".repeat(600).getBytes(UTF_8);
    /** A round takes a second. The first ones measure the JIT compiler. */
    private static final int WARM_UP_ROUNDS = 3;

    private static final int LATENCY_EVENTS = 400;
    private static final int LATENCY_PAUSE_MILLIS = 10;
    private static final double GOOD_LATENCY_MILLIS = 50;
    private static final Duration POLL_TIMEOUT = Duration.ofMinutes(1);
    private static final String INSERT_EVENTS = Database.sql("insert-events");
    /** Those of the relay. An empty text stands for an id. */
    private static final Map<String, String> HEADERS = Map.of(
            "ce_specversion", "1.0",
            "ce_id", "",
            "ce_type", "com.heycmo.linkedin.outreach.sent.v1",
            "ce_source", "/linkedin/outreach",
            "ce_time", "2026-11-20T09:30:00.123456Z",
            "ce_subject", "",
            "ce_partitionkey", "",
            "content-type", "application/json");

    private RelayMeasures() {}

    static void throughput(BenchmarkContext context) throws Exception {
        // Nothing wakes the relay, because the events are not inserted by the service.
        Map<String, String> properties = Map.of("outreach.outbox.poll-interval", "20ms");
        int events = context.options().drafts / 2;
        Broker broker = context.servers().broker();
        try (var database = context.servers().database("relay", 1);
                var producer = broker.producer(5);
                var ignored = context.servers().start("dispatch-service", database, properties)) {
            broker.create(OUTCOMES);
            broker.create(PLAIN_TOPIC);
            Callable<Double> relay = () -> relayedPerSecond(database, broker, events);
            Callable<Double> produce = () -> producedPerSecond(producer, events);
            for (int round = 0; round < WARM_UP_ROUNDS; round++) {
                relay.call();
                produce.call();
            }
            context.compareRates("relay, outbox to broker", "bare idempotent producer, acks=all", 0.60, relay, produce);
        }
    }

    private static double relayedPerSecond(Database database, Broker broker, int events) throws Exception {
        long before = broker.written(OUTCOMES);
        var insert = JdbcClient.create(database.owner()).sql(INSERT_EVENTS).param("topic", OUTCOMES);
        insert.param("bytes", VALUE.length).param("events", events).update();
        long start = System.nanoTime();
        Broker.await(() -> broker.written(OUTCOMES) >= before + events);
        double seconds = (System.nanoTime() - start) / 1e9;
        Broker.await(() -> database.drafts().count("outbox") == 0);
        long written = broker.written(OUTCOMES) - before;
        Assert.state(written == events, () -> "%d events became %d records.".formatted(events, written));
        return events / seconds;
    }

    private static double producedPerSecond(KafkaProducer<String, byte[]> producer, int events) throws Exception {
        List<ProducerRecord<String, byte[]>> records =
                Stream.generate(RelayMeasures::event).limit(events).toList();
        long start = System.nanoTime();
        Broker.send(producer, records);
        return events / ((System.nanoTime() - start) / 1e9);
    }

    private static ProducerRecord<String, byte[]> event() {
        String key = UUID.randomUUID().toString();
        ProducerRecord<String, byte[]> event = new ProducerRecord<>(PLAIN_TOPIC, key, VALUE);
        HEADERS.forEach((name, text) -> event.headers().add(name, (text.isEmpty() ? key : text).getBytes(UTF_8)));
        return event;
    }

    static void latency(BenchmarkContext context) throws Exception {
        Broker broker = context.servers().broker();
        try (var database = context.servers().database("latency", LATENCY_EVENTS);
                var producer = broker.producer(0);
                var dispatch = context.dispatchService(database);
                var extension = Extension.connect(dispatch.port(), database)) {
            database.drafts().add(State.CLAIMED, 1, context.options().rounds + 1);
            database.drafts().vacuum();
            Queue<Job> jobs = new ArrayDeque<>(database.drafts().all());
            broker.create(OUTCOMES);
            broker.create(PLAIN_TOPIC);
            context.compare(
                    "result answered until its event can be read, p99",
                    "the broker's own produce to consume, p99",
                    "ms",
                    new Target(3, true, GOOD_LATENCY_MILLIS),
                    () -> p99(broker, OUTCOMES, () -> extension.report(jobs.remove())),
                    () -> p99(broker, PLAIN_TOPIC, () -> producer.send(event())));
        }
    }

    /** @param send causes one event */
    private static double p99(Broker broker, String topic, Callable<?> send) throws Exception {
        Histogram nanos = new Histogram(3);
        try (var consumer = broker.consumer("latency-" + UUID.randomUUID(), "latest")) {
            var partitions = consumer.partitionsFor(topic).stream();
            consumer.assign(partitions
                    .map(each -> new TopicPartition(topic, each.partition()))
                    .toList());
            consumer.seekToEnd(List.of());
            consumer.assignment().forEach(consumer::position);
            for (int event = 0; event < LATENCY_EVENTS; event++) {
                send.call();
                long sent = System.nanoTime();
                int received = consumer.poll(POLL_TIMEOUT).count();
                nanos.recordValue(System.nanoTime() - sent);
                Assert.state(received == 1, () -> "One event became %d records.".formatted(received));
                TimeUnit.MILLISECONDS.sleep(LATENCY_PAUSE_MILLIS);
            }
        }
        return nanos.getValueAtPercentile(99) / 1e6;
    }
}
