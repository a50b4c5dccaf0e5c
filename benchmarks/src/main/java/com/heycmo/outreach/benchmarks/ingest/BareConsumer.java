package com.heycmo.outreach.benchmarks.ingest;

import com.heycmo.outreach.benchmarks.running.Broker;
import com.heycmo.outreach.benchmarks.running.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** A consumer that does what cannot be left out, one thing after the other, and checks nothing. */
final class BareConsumer implements Callable<Void> {

    private final Broker broker;
    private final String topic;
    private final String group;
    private final Database database;
    private final AtomicLong left;
    private final AtomicLong begin;

    /**
     * @param left how many records are still to be read, by all of the group
     * @param begin when the first of them were, by {@link System#nanoTime}; 0 until then
     */
    BareConsumer(Broker broker, String topic, String group, Database database, AtomicLong left, AtomicLong begin) {
        this.broker = broker;
        this.topic = topic;
        this.group = group;
        this.database = database;
        this.left = left;
        this.begin = begin;
    }

    @Override
    public Void call() throws Exception {
        try (KafkaConsumer<String, byte[]> consumer = broker.consumer(group, "earliest");
                RawUpsert upsert = new RawUpsert(database)) {
            consumer.subscribe(List.of(topic));
            while (left.get() > 0) {
                ConsumerRecords<String, byte[]> records = consumer.poll(Duration.ofMillis(50));
                if (!records.isEmpty()) {
                    begin.compareAndSet(0, System.nanoTime());
                    upsert.write(RawUpsert.columns(BareDraft.reduced(parsed(records))));
                    consumer.commitSync();
                    left.addAndGet(-records.count());
                }
            }
        }
        return null;
    }

    private static List<BareDraft> parsed(ConsumerRecords<String, byte[]> records) {
        List<BareDraft> drafts = new ArrayList<>(records.count());
        for (ConsumerRecord<String, byte[]> record : records) {
            drafts.add(BareDraft.parse(record.value()));
        }
        return drafts;
    }
}
