package com.heycmo.outreach.outbox;

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
 * The front of the outbox as one look in a round showed it, from which batch after batch is taken.
 *
 * <p>The order per draft rests on this: only the oldest event of each draft and topic is taken from a look. Events of a
 * draft are committed in the order of their seq, so that whatever comes before one that is seen is seen too, and
 * whatever comes after the oldest waits for the next round. A row that another relay has sent and deleted meanwhile can
 * no longer be locked.
 */
class PendingBatches {

    private final OutboxStore store;
    private final Collection<Long> leftOut;
    private final int batch;
    private final Queue<OutboxRow> ahead = new ArrayDeque<>();
    private int reach;
    private boolean more = true;

    /**
     * @param leftOut seqs of rows that Kafka refused
     * @param batch how many rows are taken at once
     * @param reach how many rows the look reads: several batches, for it passes over all that was deleted since the
     *     last vacuum
     */
    PendingBatches(OutboxStore store, Collection<Long> leftOut, int batch, int reach) {
        this.store = store;
        this.leftOut = leftOut;
        this.batch = batch;
        this.reach = reach;
    }

    /**
     * Locks the next rows, oldest first, until the transaction ends; passes over what another relay has locked. Looks
     * farther when that, or what is left out, is all that it sees; not once it has taken some. Empty when there is
     * nothing more to take.
     */
    List<OutboxRow> take() {
        List<OutboxRow> taken = takeOfWhatIsSeen();
        while (taken.isEmpty() && more) {
            look();
            taken = takeOfWhatIsSeen();
        }
        more = false;
        return taken;
    }

    private void look() {
        List<OutboxRow> front = store.front(reach);
        record Line(UUID customerId, UUID draftId, String topic) {}
        Map<Line, OutboxRow> oldest = new LinkedHashMap<>();
        for (OutboxRow row : front) {
            oldest.putIfAbsent(new Line(row.customerId(), row.draftId(), row.topic()), row);
        }
        ahead.addAll(oldest.values());
        more = front.size() == reach;
        reach *= 2;
    }

    private List<OutboxRow> takeOfWhatIsSeen() {
        List<OutboxRow> taken = List.of();
        while (taken.isEmpty() && !ahead.isEmpty()) {
            taken = lock(next());
        }
        return taken;
    }

    private List<OutboxRow> next() {
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
