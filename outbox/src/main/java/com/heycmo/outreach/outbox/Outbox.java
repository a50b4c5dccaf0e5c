package com.heycmo.outreach.outbox;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a feature leaves its events: they are committed or rolled back together with what caused them, and relayed to
 * Kafka at least once after the commit, in order per draft and topic.
 */
public class Outbox {

    // Its own, so that no setting of the application around it changes what consumers read.
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    private final OutboxStore store;
    private final Runnable wakeRelay;

    Outbox(OutboxStore store, Runnable wakeRelay) {
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
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "An event is appended in the transaction that causes it, but none is active.");
        }
        store.insert(event, JSON.writeValueAsString(event.payload()));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wakeRelay.run();
            }
        });
    }
}
