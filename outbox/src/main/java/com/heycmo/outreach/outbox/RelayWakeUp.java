package com.heycmo.outreach.outbox;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Wakes the relay of this process after a commit, so that new events leave soon. In a process without a relay it does
 * nothing: the relay elsewhere polls.
 */
public class RelayWakeUp {

    private final Runnable wakeRelay;

    public RelayWakeUp(Runnable wakeRelay) {
        this.wakeRelay = wakeRelay;
    }

    /**
     * Wakes the relay once the caller's transaction has committed.
     *
     * @throws IllegalStateException if there is no transaction
     */
    public void afterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wakeRelay.run();
            }
        });
    }
}
