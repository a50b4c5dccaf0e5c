package com.heycmo.outreach.outbox;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Events that Kafka rejects permanently, for instance because they exceed the topic's size limit. They stay in the outbox
 * and block only later events of the same draft or person. They are retried from time to time, in case the topic was
 * reconfigured.
 */
class UndeliverableEvents {

    private static final Logger log = LoggerFactory.getLogger(UndeliverableEvents.class);

    private static final Duration RETRY_INTERVAL = Duration.ofMinutes(10);

    private final Map<Long, Long> rejectedAtNanos = new ConcurrentHashMap<>();

    void add(OutboxRow row, Throwable cause) {
        rejectedAtNanos.put(row.seq(), System.nanoTime());
        log.error(
                "Kafka rejects event {} about {} of customer {}; it stays in the outbox: {}",
                row.id(),
                row.subjectId(),
                row.customerId(),
                cause.toString());
    }

    /** The events that are not due for a retry. */
    Set<Long> seqs() {
        long now = System.nanoTime();
        rejectedAtNanos.values().removeIf(rejectedAt -> now - rejectedAt > RETRY_INTERVAL.toNanos());
        return rejectedAtNanos.keySet();
    }
}
