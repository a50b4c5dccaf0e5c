package com.heycmo.outreach.outbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;

/**
 * Locks the front of the outbox batch by batch.
 *
 * <p>Order per subject, which is a draft or a person: one read of the front yields only the oldest event of each subject and
 * topic; later ones wait for the next round. Events of a subject commit in the order of their seq, so a read that contains
 * an event also contains all earlier ones of its subject. A row that another relay has deleted meanwhile cannot be locked.
 */
class PendingBatches {

    /** How many times more rows the second read fetches, because the first one found only rows that cannot be sent. */
    private static final int SECOND_READ_FACTOR = 10;

    private final OutboxFront front;
    private final OutboxStore store;
    private final int batchSize;
    private final Queue<PendingEvent> candidates = new ArrayDeque<>();
    private int frontSize;
    private int readsLeft = 2;

    /** @param frontSize rows per read: several batches, because each read also scans the rows deleted since the last vacuum */
    PendingBatches(OutboxFront front, OutboxStore store, int batchSize, int frontSize) {
        this.front = front;
        this.store = store;
        this.batchSize = batchSize;
        this.frontSize = frontSize;
    }

    /**
     * Locks the next rows, oldest first, until the end of the transaction; empty if there are none. Skips blocked rows and those
     * that other relays have locked. If the first read contains only such rows, it reads once more, further.
     */
    List<OutboxRow> next() {
        List<OutboxRow> locked = lockCandidates();
        while (locked.isEmpty() && readsLeft > 0) {
            readFront();
            locked = lockCandidates();
        }
        readsLeft = 0;
        return locked;
    }

    private void readFront() {
        OutboxFront.Page page = front.read(frontSize);
        record OrderingKey(UUID customerId, UUID subjectId, String topic) {}
        Map<OrderingKey, PendingEvent> oldest = new LinkedHashMap<>();
        for (PendingEvent event : page.sendable()) {
            oldest.putIfAbsent(new OrderingKey(event.customerId(), event.subjectId(), event.topic()), event);
        }
        candidates.addAll(oldest.values());
        readsLeft = page.last() ? 0 : readsLeft - 1;
        frontSize *= SECOND_READ_FACTOR;
    }

    private List<OutboxRow> lockCandidates() {
        List<OutboxRow> locked = List.of();
        while (locked.isEmpty() && !candidates.isEmpty()) {
            locked = store.lock(nextCandidates());
        }
        return locked;
    }

    private List<Long> nextCandidates() {
        List<Long> next = new ArrayList<>(batchSize);
        while (next.size() < batchSize && !candidates.isEmpty()) {
            PendingEvent event = candidates.remove();
            if (!front.isBlocked(event)) {
                next.add(event.seq());
            }
        }
        return next;
    }
}
