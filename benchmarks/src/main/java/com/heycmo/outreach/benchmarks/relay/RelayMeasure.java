package com.heycmo.outreach.benchmarks.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.heycmo.outreach.benchmarks.Measure;
import com.heycmo.outreach.benchmarks.Options;
import com.heycmo.outreach.benchmarks.figures.Report;
import com.heycmo.outreach.benchmarks.figures.Rounds;
import com.heycmo.outreach.benchmarks.figures.Target;
import com.heycmo.outreach.benchmarks.running.Broker;
import com.heycmo.outreach.benchmarks.running.Database;
import com.heycmo.outreach.benchmarks.running.Servers;
import com.heycmo.outreach.benchmarks.running.Service;
import com.heycmo.outreach.benchmarks.seed.Drafts;
import com.heycmo.outreach.event.Topic;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Events that wait in the outbox until the broker has them, beside a producer that has them in memory. */
public final class RelayMeasure implements Measure {

    private static final String OUTCOMES = Topic.OUTCOMES.topicName();
    private static final String BARE = "benchmark.events";
    private static final int BYTES = 600;
    /** Rounds that do not count: a round takes a second, and in the first ones it is the compiler that is measured. */
    private static final int WARM_UP_ROUNDS = 3;

    private static final String BACKLOG = """
            INSERT INTO outbox (id, aggregatetype, aggregateid, type, customer_id, created_at, payload)
            SELECT gen_random_uuid(), '%s', gen_random_uuid(), 'com.heycmo.linkedin.outreach.sent.v1',
                   gen_random_uuid(), now(), repeat('x', %d)
              FROM generate_series(1, %d)
            """;

    /** As the relay's; where there is none, an id. */
    private static final Map<String, String> HEADERS = Map.of(
            "ce_specversion", "1.0",
            "ce_id", "",
            "ce_type", "com.heycmo.linkedin.outreach.sent.v1",
            "ce_source", "/linkedin/outreach",
            "ce_time", "2026-11-20T09:30:00.123456Z",
            "ce_subject", "",
            "ce_partitionkey", "",
            "content-type", "application/json");

    @Override
    public void run(Servers servers, Options options, Report report) throws Exception {
        try (Database database = servers.database("relay");
                Broker broker = new Broker(servers.broker());
                KafkaProducer<String, byte[]> producer = broker.producer(5);
                // It is woken by nobody here, for the events come from elsewhere.
                Service ignored = Service.start(
                        "dispatch-service",
                        database,
                        servers,
                        options,
                        Map.of("outreach.outbox.poll-interval", "20ms"))) {
            // The service makes its topics when it finds the broker, which may be after it answers.
            broker.create(OUTCOMES);
            broker.create(BARE);
            int events = options.drafts() / 2;
            for (int round = 0; round < WARM_UP_ROUNDS; round++) {
                relayed(database, broker, events);
                produced(producer, events);
            }
            report.add(new Rounds(options.rounds())
                    .compare(
                            "relay, outbox to broker",
                            () -> relayed(database, broker, events),
                            "bare idempotent producer, acks=all",
                            () -> produced(producer, events),
                            "/s",
                            Target.atLeast(0.50)));
        }
    }

    private static double relayed(Database database, Broker broker, int events) throws Exception {
        long before = broker.written(OUTCOMES);
        database.execute(BACKLOG.formatted(OUTCOMES, BYTES, events));
        long start = System.nanoTime();
        while (broker.written(OUTCOMES) < before + events) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        while (database.number("SELECT count(*) FROM outbox") > 0) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        long written = broker.written(OUTCOMES) - before;
        Drafts.require(written == events, "%d events came out as %d records.".formatted(events, written));
        return events / seconds;
    }

    private static double produced(KafkaProducer<String, byte[]> producer, int events) throws Exception {
        byte[] value = "x".repeat(BYTES).getBytes(UTF_8);
        List<ProducerRecord<String, byte[]>> records = Stream.generate(UUID::randomUUID)
                .limit(events)
                .map(key -> event(key.toString(), value))
                .toList();
        long start = System.nanoTime();
        Broker.send(producer, records);
        return events / ((System.nanoTime() - start) / 1e9);
    }

    /** With as much in its headers as the relay's. */
    private static ProducerRecord<String, byte[]> event(String key, byte[] value) {
        ProducerRecord<String, byte[]> event = new ProducerRecord<>(BARE, key, value);
        HEADERS.forEach(
                (name, text) -> event.headers().add(name, text.isEmpty() ? key.getBytes(UTF_8) : text.getBytes(UTF_8)));
        return event;
    }
}
