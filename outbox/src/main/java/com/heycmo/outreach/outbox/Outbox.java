package com.heycmo.outreach.outbox;

import java.util.List;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Where a feature leaves its events: they are committed or rolled back together with what caused them, and relayed to
 * Kafka at least once after the commit, in order per draft and topic.
 */
public class Outbox {

    private final OutboxStore store;
    private final Runnable wakeRelay;

    /**
     * @param store on the connections of the caller's transactions
     * @param wakeRelay after a commit; nothing where the relay lives in another process, and looks by itself
     */
    public Outbox(OutboxStore store, Runnable wakeRelay) {
        this.store = store;
        this.wakeRelay = wakeRelay;
    }

    /**
     * Writes the event in the caller's transaction. To keep a draft's events in order, the caller holds the lock on the
     * draft's row.
     *
     * @throws IllegalStateException when there is no transaction
     */
    public void append(OutboxEvent event) {
        append(List.of(event));
    }

    /** Writes all of these, in this order, in one statement. */
    public void append(List<OutboxEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "An event is appended in the transaction that causes it, but none is active.");
        }
        store.insert(events);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wakeRelay.run();
            }
        });
    }
}
