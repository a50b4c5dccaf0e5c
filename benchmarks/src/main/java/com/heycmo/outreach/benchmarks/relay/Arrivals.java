package com.heycmo.outreach.benchmarks.relay;

import com.heycmo.outreach.benchmarks.running.Broker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.header.Header;

/** When the event of each draft could be read, by {@link System#nanoTime}. */
final class Arrivals implements AutoCloseable {

    private final Map<String, Long> times = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean stopped;

    /** Returns when it reads what is written from now on. */
    Arrivals(Broker broker, String topic) throws InterruptedException {
        KafkaConsumer<String, byte[]> consumer = broker.consumer("arrivals-" + UUID.randomUUID(), "latest");
        consumer.subscribe(List.of(topic));
        while (consumer.assignment().isEmpty()) {
            consumer.poll(Duration.ofMillis(50));
        }
        consumer.assignment().forEach(consumer::position);
        this.thread = new Thread(() -> read(consumer), "arrivals");
        thread.start();
    }

    private void read(KafkaConsumer<String, byte[]> consumer) {
        try (consumer) {
            while (!stopped) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(50))) {
                    times.putIfAbsent(subject(record), System.nanoTime());
                }
            }
        }
    }

    private static String subject(ConsumerRecord<String, byte[]> record) {
        Header header = record.headers().lastHeader("ce_subject");
        return header == null ? record.key() : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** The 99th percentile in milliseconds of what passed since; waits until all have arrived. */
    double p99(Map<String, Long> since) throws InterruptedException {
        while (!times.keySet().containsAll(since.keySet())) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        long[] nanos = since.entrySet().stream()
                .mapToLong(one -> Math.max(0, times.getOrDefault(one.getKey(), 0L) - one.getValue()))
                .sorted()
                .toArray();
        return nanos[(int) (nanos.length * 0.99)] / 1e6;
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        thread.join();
    }
}
