package com.heycmo.outreach.outbox;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Deletes the events that change data capture has delivered. It notes events that have committed, and then marks a position in
 * PostgreSQL's WAL. When the replication slot has confirmed that position, it has confirmed all of them.
 *
 * <p>A slot confirms nothing about events of the time before it existed: the connector reads them from the table instead. So
 * events are noted only while a slot exists, and noted anew when it was created anew. A new slot confirms later positions only
 * after the connector has delivered what it read from the table.
 */
class SlotSweep {

    /** What a slot confirms at once, at most. A connector confirms every few seconds. */
    private static final int NOTED = 100_000;

    private static final int DELETED_AT_ONCE = 10_000;

    private final String slotName;
    private final SlotStore store;
    private final SlotMonitor monitor;
    private @Nullable Noted noted;

    /** @param transactions of the slot at that time */
    private record Noted(List<Long> seqs, long position, long transactions, long sinceNanos) {}

    SlotSweep(String slotName, SlotStore store, SlotMonitor monitor) {
        this.slotName = slotName;
        this.store = store;
        this.monitor = monitor;
    }

    /** Deletes the noted events if they are confirmed, and then notes the next ones. */
    void run() {
        ReplicationSlot slot = store.find(slotName).orElse(null);
        if (slot == null || slot.lost() || slot.confirmed() == null) {
            noted = null;
        } else {
            sweep(slot, slot.confirmed());
        }
        monitor.recordSlot(slot, waiting());
    }

    private void sweep(ReplicationSlot slot, long confirmed) {
        Noted before = noted;
        if (before != null && slot.transactions() >= before.transactions()) {
            if (confirmed < before.position()) {
                return;
            }
            delete(before.seqs());
        }
        // Read before the position.
        List<Long> seqs = store.oldest(NOTED);
        noted = seqs.isEmpty() ? null : new Noted(seqs, store.markPosition(), slot.transactions(), System.nanoTime());
    }

    private void delete(List<Long> seqs) {
        for (int from = 0; from < seqs.size(); from += DELETED_AT_ONCE) {
            store.delete(seqs.subList(from, Math.min(from + DELETED_AT_ONCE, seqs.size())));
        }
    }

    /** For how long the slot has not confirmed what is noted. */
    private Duration waiting() {
        return noted == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - noted.sinceNanos());
    }
}
