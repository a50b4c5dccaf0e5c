package com.heycmo.outreach.ingest.rejection;

import com.heycmo.outreach.policy.Reason;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A rejected record with all reasons. */
public record Rejection(ConsumerRecord<byte[], byte[]> record, List<Reason> reasons) {

    public Rejection {
        reasons = List.copyOf(reasons);
    }

    String codes() {
        return reasons.stream().map(Reason::code).distinct().collect(Collectors.joining(", "));
    }

    String position() {
        return "%s-%d@%d".formatted(record.topic(), record.partition(), record.offset());
    }
}
