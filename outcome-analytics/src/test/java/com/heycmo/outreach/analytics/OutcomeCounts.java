package com.heycmo.outreach.analytics;

import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.testsupport.KafkaProbe;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Counts the outcomes of a topic independently of the service, and reads the service's response for comparison. */
final class OutcomeCounts {

    private static final JsonMapper JSON = JsonMapper.shared();

    private OutcomeCounts() {}

    /** By {@code customer hour type}. Copies, which have the same event id, count once. */
    static Map<String, Long> inTopic(KafkaProbe kafka) {
        Map<String, Long> counts = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (ConsumerRecord<byte[], byte[]> record : kafka.since(kafka.beginning(Topic.OUTCOMES.topicName()))) {
            JsonNode event = JSON.readTree(record.value());
            if (seen.add(event.get("eventId").asString())) {
                String hour = event.get("occurredAt").asString().substring(0, 13);
                counts.merge(
                        "%s %s %s"
                                .formatted(
                                        event.get("customerId").asString(),
                                        hour,
                                        event.get("type").asString()),
                        1L,
                        Long::sum);
            }
        }
        return new TreeMap<>(counts);
    }

    /** The counts of one customer's response by hour, with the same keys. */
    static Map<String, Long> inResponse(UUID customer, String body) {
        Map<String, Long> counts = new TreeMap<>();
        for (JsonNode row : JSON.readTree(body).get("rows")) {
            for (String type : new String[] {"sent", "failed"}) {
                if (row.get(type).asLong() > 0) {
                    counts.merge(
                            "%s %s %s"
                                    .formatted(
                                            customer,
                                            row.get("bucket").asString().substring(0, 13),
                                            type),
                            row.get(type).asLong(),
                            Long::sum);
                }
            }
        }
        return counts;
    }
}
