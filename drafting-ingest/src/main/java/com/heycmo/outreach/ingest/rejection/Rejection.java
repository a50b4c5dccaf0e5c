package com.heycmo.outreach.ingest.rejection;

import com.heycmo.outreach.policy.Reason;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record that is no draft, and every reason why. */
public record Rejection(ConsumerRecord<byte[], byte[]> record, List<Reason> reasons) {

    public Rejection {
        reasons = List.copyOf(reasons);
    }

    String codes() {
        return reasons.stream().map(Reason::code).distinct().collect(Collectors.joining(", "));
    }

    String place() {
        return "%s-%d@%d".formatted(record.topic(), record.partition(), record.offset());
    }
}
