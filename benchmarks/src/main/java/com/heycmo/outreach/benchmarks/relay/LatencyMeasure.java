package com.heycmo.outreach.benchmarks.relay;

import com.heycmo.outreach.benchmarks.Measure;
import com.heycmo.outreach.benchmarks.Options;
import com.heycmo.outreach.benchmarks.dispatch.Extension;
import com.heycmo.outreach.benchmarks.figures.Report;
import com.heycmo.outreach.benchmarks.figures.Rounds;
import com.heycmo.outreach.benchmarks.figures.Target;
import com.heycmo.outreach.benchmarks.running.Broker;
import com.heycmo.outreach.benchmarks.running.Database;
import com.heycmo.outreach.benchmarks.running.Servers;
import com.heycmo.outreach.benchmarks.running.Service;
import com.heycmo.outreach.benchmarks.seed.Customers;
import com.heycmo.outreach.benchmarks.seed.Drafts;
import com.heycmo.outreach.benchmarks.seed.Drafts.Job;
import com.heycmo.outreach.event.Topic;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** From the answer to a result until its event can be read, beside what the broker itself takes. */
public final class LatencyMeasure implements Measure {

    private static final String OUTCOMES = Topic.OUTCOMES.topicName();
    private static final String BARE = "benchmark.latency";
    private static final int EVENTS = 400;
    private static final int MILLIS_APART = 10;
    private static final double GOOD_ENOUGH_MILLIS = 50;

    /** Something that happens and is to be read about. */
    @FunctionalInterface
    private interface Happening {

        /** @return the subject of what will be read */
        String happen() throws Exception;
    }

    @Override
    public void run(Servers servers, Options options, Report report) throws Exception {
        try (Database database = servers.database("latency");
                Broker broker = new Broker(servers.broker());
                Service dispatch = Service.start("dispatch-service", database, servers, options, Map.of());
                Extension extension = new Extension(dispatch.port());
                KafkaProducer<String, byte[]> producer = broker.producer(0)) {
            Customers customers = Customers.create(database, EVENTS);
            Drafts.add(database, Drafts.State.CLAIMED, 1, options.rounds() + 1);
            Drafts.settle(database);
            Queue<Job> jobs = Drafts.claimed(database);
            broker.create(BARE);
            report.add(new Rounds(options.rounds())
                    .compare(
                            "result answered until its event can be read, p99",
                            () -> p99(broker, OUTCOMES, () -> {
                                Job job = jobs.remove();
                                extension.report(customers.get(job.customerId()), job.id(), job.claimToken());
                                return job.id().toString();
                            }),
                            "the broker's own produce to consume, p99",
                            () -> p99(broker, BARE, () -> {
                                String key = UUID.randomUUID().toString();
                                producer.send(new ProducerRecord<>(BARE, key, new byte[600]));
                                return key;
                            }),
                            "ms",
                            Target.atMost(3, GOOD_ENOUGH_MILLIS)));
        }
    }

    private static double p99(Broker broker, String topic, Happening happening) throws Exception {
        Map<String, Long> happened = new HashMap<>();
        try (Arrivals arrivals = new Arrivals(broker, topic)) {
            for (int event = 0; event < EVENTS; event++) {
                String subject = happening.happen();
                happened.put(subject, System.nanoTime());
                TimeUnit.MILLISECONDS.sleep(MILLIS_APART);
            }
            return arrivals.p99(happened);
        }
    }
}
