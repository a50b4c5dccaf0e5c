package com.heycmo.outreach.outbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;

/**
 * The front of the outbox as one look showed it, from which a relay takes batch after batch; one thread uses it.
 *
 * <p>The order per draft rests on this: only the oldest event of each draft and topic is taken from a look. Events of a
 * draft are committed in the order of their seq, so that whatever comes before one that is seen is seen too, and
 * whatever comes after the oldest waits for the next look. A row that another relay has sent and deleted meanwhile can
 * no longer be locked.
 */
class OutboxFront {

    private final OutboxStore store;
    private final int batch;
    private final int reach;
    private final Queue<OutboxRow> ahead = new ArrayDeque<>();
    private long lookedAt = System.nanoTime();

    /**
     * @param batch how many rows are taken at once
     * @param reach how many rows a look reads: several batches, for it passes over all that was deleted since the last
     *     vacuum
     */
    OutboxFront(OutboxStore store, int batch, int reach) {
        this.store = store;
        this.batch = batch;
        this.reach = reach;
    }

    /**
     * Locks the next rows, oldest first, until the transaction ends; passes over what another relay has locked, and
     * reads on when that, or what is to be left out, is all that it sees. Empty when nothing can be taken.
     *
     * @param leftOut seqs of rows that Kafka refused
     */
    List<OutboxRow> take(Collection<Long> leftOut) {
        List<OutboxRow> taken = takeOfWhatIsSeen(leftOut);
        boolean more = true;
        for (int rows = reach; taken.isEmpty() && more; rows *= 2) {
            more = look(rows);
            taken = takeOfWhatIsSeen(leftOut);
        }
        return taken;
    }

    /** Since the rows that were taken last have been read. */
    Duration age() {
        return Duration.ofNanos(System.nanoTime() - lookedAt);
    }

    /** Whether there may be more than it saw. */
    private boolean look(int rows) {
        lookedAt = System.nanoTime();
        List<OutboxRow> front = store.front(rows);
        record Line(UUID customerId, UUID draftId, String topic) {}
        Map<Line, OutboxRow> oldest = new LinkedHashMap<>();
        for (OutboxRow row : front) {
            oldest.putIfAbsent(new Line(row.customerId(), row.draftId(), row.topic()), row);
        }
        ahead.addAll(oldest.values());
        return front.size() == rows;
    }

    private List<OutboxRow> takeOfWhatIsSeen(Collection<Long> leftOut) {
        List<OutboxRow> taken = List.of();
        while (taken.isEmpty() && !ahead.isEmpty()) {
            taken = lock(next(leftOut));
        }
        return taken;
    }

    private List<OutboxRow> next(Collection<Long> leftOut) {
        List<OutboxRow> next = new ArrayList<>(batch);
        while (next.size() < batch && !ahead.isEmpty()) {
            OutboxRow row = ahead.remove();
            if (!leftOut.contains(row.seq())) {
                next.add(row);
            }
        }
        return next;
    }

    private List<OutboxRow> lock(List<OutboxRow> rows) {
        Set<Long> locked = store.lock(rows.stream().map(OutboxRow::seq).toList());
        return rows.stream().filter(row -> locked.contains(row.seq())).toList();
    }
}
