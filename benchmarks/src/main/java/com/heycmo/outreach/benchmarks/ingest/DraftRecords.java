package com.heycmo.outreach.benchmarks.ingest;

import com.heycmo.outreach.benchmarks.running.Broker;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Drafts as an agent publishes them, some 500 bytes each; one in ten says again what an earlier one said. */
final class DraftRecords {

    private static final int ONE_IN = 10;

    private static final String VALUE = """
            {"customerId":"%s","action":"message","prospectUrl":"https://www.linkedin.com/in/person-%07d",\
            "prospectName":"Person %d","prospectCompany":"Acme","prospectRole":"Head of Operations",\
            "body":"%s","dayOffset":0,"intentSource":"funding_news","intentReason":"Series B on Monday",\
            "draftedAt":"2026-11-20T09:30:00Z"}""";
    private static final String BODY = "A sentence about what they said. ".repeat(5);

    private final List<Draft> all = new ArrayList<>();

    /** One record. */
    record Draft(String customerId, byte[] value) {}

    DraftRecords(int count, int customers) {
        List<String> ids = Stream.generate(() -> UUID.randomUUID().toString())
                .limit(customers)
                .toList();
        for (int number = 0; number < count; number++) {
            boolean again = number % ONE_IN == ONE_IN - 1;
            all.add(again ? all.get(number - ONE_IN / 2) : draft(ids.get(number % customers), number));
        }
    }

    private static Draft draft(String customerId, int number) {
        String value = VALUE.formatted(customerId, number, number, BODY);
        return new Draft(customerId, value.getBytes(StandardCharsets.UTF_8));
    }

    int count() {
        return all.size();
    }

    int distinct() {
        return all.size() - all.size() / ONE_IN;
    }

    List<byte[]> values() {
        return all.stream().map(Draft::value).toList();
    }

    void publish(Broker broker, String topic) throws InterruptedException, ExecutionException {
        try (KafkaProducer<String, byte[]> producer = broker.producer(5)) {
            Broker.send(
                    producer,
                    all.stream()
                            .map(draft -> new ProducerRecord<>(topic, draft.customerId(), draft.value()))
                            .toList());
        }
    }
}
