package com.heycmo.outreach.ingest.rejection;

import com.heycmo.outreach.policy.Reason;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A rejected record with all reasons.
 *
 * @param keepsOriginal false if the record is about an erased person, of whom nothing may be kept
 */
public record Rejection(ConsumerRecord<byte[], byte[]> record, List<Reason> reasons, boolean keepsOriginal) {

    public Rejection(ConsumerRecord<byte[], byte[]> record, List<Reason> reasons) {
        this(record, reasons, true);
    }

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
