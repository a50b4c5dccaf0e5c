package com.heycmo.outreach.outbox;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Events that Kafka will not take as they are, for instance because they are too large for its topic. They stay in the
 * outbox and hold back nothing but later events of the same draft; now and then they are tried again, for somebody may
 * have changed the topic's limits.
 */
class UndeliverableEvents {

    private static final Logger log = LoggerFactory.getLogger(UndeliverableEvents.class);

    private static final Duration TRY_AGAIN_AFTER = Duration.ofMinutes(10);

    private final Map<Long, Long> refusedAtNanos = new ConcurrentHashMap<>();

    void add(Delivery.Refused refusal) {
        OutboxRow row = refusal.row();
        refusedAtNanos.put(row.seq(), System.nanoTime());
        log.error(
                "Event {} of draft {} of customer {} stays in the outbox, for Kafka refuses it: {}",
                row.id(),
                row.draftId(),
                row.customerId(),
                refusal.cause().toString());
    }

    /** Those that need not be tried now. */
    Set<Long> seqs() {
        long now = System.nanoTime();
        refusedAtNanos.values().removeIf(refusedAt -> now - refusedAt > TRY_AGAIN_AFTER.toNanos());
        return refusedAtNanos.keySet();
    }
}
