package com.heycmo.outreach.analytics;

import com.heycmo.outreach.event.OutcomeEvent;
import com.heycmo.outreach.event.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Generates outcomes of many drafts of some customers, the same for the same seed. */
final class OutcomeGenerator {

    static final Instant LAST = Instant.parse("2026-11-20T12:00:00Z");
    static final Duration SPREAD = Duration.ofDays(5);

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String[] ACTIONS = {"message", "comment", "connection_request"};
    private static final String[] SOURCES = {"funding_news", "job_change", "podcast"};
    private static final int COPIES_PERCENT = 10;
    private static final int FAILURES_PERCENT = 20;

    private final Random random;
    private final List<UUID> customers = new ArrayList<>();

    OutcomeGenerator(long seed, int customers) {
        this.random = new Random(seed);
        for (int i = 0; i < customers; i++) {
            this.customers.add(uuid());
        }
    }

    List<UUID> customers() {
        return customers;
    }

    /** Generates this number of records. One in ten is a copy of an earlier one. */
    List<ProducerRecord<byte @Nullable [], byte @Nullable []>> outcomes(int count) {
        List<ProducerRecord<byte @Nullable [], byte @Nullable []>> records = new ArrayList<>();
        while (records.size() < count) {
            boolean copy = !records.isEmpty() && random.nextInt(100) < COPIES_PERCENT;
            records.add(copy ? records.get(random.nextInt(records.size())) : record(outcome()));
        }
        return records;
    }

    private OutcomeEvent outcome() {
        boolean failed = random.nextInt(100) < FAILURES_PERCENT;
        Instant at = LAST.minusSeconds(random.nextInt((int) SPREAD.toSeconds()));
        return new OutcomeEvent(
                uuid(),
                failed ? OutcomeEvent.FAILED : OutcomeEvent.SENT,
                customers.get(random.nextInt(customers.size())),
                uuid(),
                ACTIONS[random.nextInt(ACTIONS.length)],
                "https://www.linkedin.com/in/somebody",
                0,
                SOURCES[random.nextInt(SOURCES.length)],
                at.minusSeconds(86_400),
                at.minusSeconds(random.nextInt(40_000)),
                uuid(),
                at,
                1,
                1,
                failed ? "reported" : null,
                null,
                null,
                null,
                null,
                null,
                failed ? "Profile not found" : null,
                null,
                null);
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private static ProducerRecord<byte @Nullable [], byte @Nullable []> record(OutcomeEvent event) {
        ProducerRecord<byte @Nullable [], byte @Nullable []> record = new ProducerRecord<>(
                Topic.OUTCOMES.topicName(),
                event.customerId().toString().getBytes(StandardCharsets.UTF_8),
                JSON.writeValueAsBytes(event));
        record.headers().add("ce_type", event.cloudEventType().getBytes(StandardCharsets.UTF_8));
        return record;
    }
}
