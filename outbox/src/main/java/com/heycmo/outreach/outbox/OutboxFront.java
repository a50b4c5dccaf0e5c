package com.heycmo.outreach.outbox;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the oldest events that can be sent. While many blocked ones stand before them, it finds out from where on to read, so
 * that a backlog costs the other events nothing.
 */
class OutboxFront {

    /** Fewer blocked rows cost less to read than to skip. */
    private static final int WORTH_SKIPPING = 1_000;

    private final OutboxStore store;
    private final EventProducer producer;
    private final Blockages blockages;
    private Blockages.View view;
    private @Nullable Horizon horizon;
    private boolean settled;
    private long blockedPrefix;
    private boolean advanced;

    /**
     * A row gets its seq before it commits, so that a row may still appear before one that was read. Rows up to this seq belong
     * to transactions up to this one, because each has written another row before its event.
     */
    private record Horizon(long seq, long transactionId) {}

    OutboxFront(OutboxStore store, EventProducer producer, Blockages blockages) {
        this.store = store;
        this.producer = producer;
        this.blockages = blockages;
        this.view = blockages.view();
    }

    void startRound() {
        view = blockages.view();
        Horizon before = horizon;
        settled = before != null && store.oldestTransaction() > before.transactionId();
        blockedPrefix = Long.MIN_VALUE;
        advanced = false;
    }

    /** Whether the next round begins to read further on. */
    boolean hasAdvanced() {
        return advanced;
    }

    /**
     * @param sendable in the order of their seq
     * @param last whether the outbox has no more rows
     */
    record Page(List<PendingEvent> sendable, boolean last) {}

    Page read(int limit) {
        List<PendingEvent> rows = store.front(view.blockedUpTo(), limit);
        boolean last = rows.size() < limit;
        Set<FailureScope> blocking = view.scopes();
        if (blocking.isEmpty()) {
            return new Page(rows, last);
        }
        int blocked =
                (int) rows.stream().takeWhile(event -> isIn(blocking, event)).count();
        if (blocked >= WORTH_SKIPPING) {
            blockedPrefix = rows.get(blocked - 1).seq();
        }
        return new Page(rows.stream().filter(event -> !isIn(blocking, event)).toList(), last);
    }

    /** After the last read. */
    void endRound() {
        Horizon before = horizon;
        if (blockedPrefix == Long.MIN_VALUE) {
            return;
        }
        if (before == null) {
            horizon = new Horizon(blockedPrefix, store.ownTransaction());
            advanced = true;
        } else if (settled) {
            blockages.markBlockedUpTo(Math.min(blockedPrefix, before.seq()), view);
            horizon = null;
            advanced = true;
        }
    }

    /** Whether the event was blocked after it had been read. */
    boolean isBlocked(PendingEvent event) {
        Set<FailureScope> blocking = blockages.scopes();
        return !blocking.isEmpty() && isIn(blocking, event);
    }

    private boolean isIn(Set<FailureScope> scopes, PendingEvent event) {
        String topic = event.topic();
        return scopes.contains(new FailureScope(topic, null, null))
                || scopes.contains(new FailureScope(topic, producer.partition(topic, event.customerId()), null))
                || scopes.contains(new FailureScope(topic, null, event.subjectId()));
    }
}
