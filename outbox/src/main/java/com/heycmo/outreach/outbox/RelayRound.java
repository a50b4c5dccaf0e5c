package com.heycmo.outreach.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionStatus;

/**
 * One round of the relay. Its transaction spans the sending, because its row locks are the lease: while they are held,
 * no other relay takes these rows, and when this process dies, PostgreSQL gives them back at once.
 */
class RelayRound {

    static final int BATCH = 2000;
    private static final int LOOK = 5 * BATCH;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final PlatformTransactionManager transactions;
    private final OutboxStore store;
    private final OutboxFront front;
    private final EventProducer producer;
    private final RefusedRows refused;
    private final RelayMonitor monitor;

    RelayRound(
            PlatformTransactionManager transactions,
            OutboxStore store,
            EventProducer producer,
            RefusedRows refused,
            RelayMonitor monitor) {
        this.transactions = transactions;
        this.store = store;
        this.front = new OutboxFront(store, BATCH, LOOK);
        this.producer = producer;
        this.refused = refused;
        this.monitor = monitor;
    }

    /**
     * What a round came to.
     *
     * @param relayed acknowledged by Kafka and deleted
     * @param refusals left in the outbox, for Kafka will never take them
     * @param failure why Kafka did not take the rest; null when nothing was in the way
     */
    record Outcome(
            List<OutboxRow> relayed,
            List<Delivery.Refused> refusals,
            @Nullable Throwable failure) {}

    /** Takes what is due, sends it, deletes what was acknowledged, and commits. */
    Outcome run() {
        if (monitor.isPendingStale()) {
            monitor.pending(store.pendingUpToLimit());
        }
        Outcome outcome = relayInTransaction();
        monitor.relayed(outcome.relayed(), front.age());
        outcome.refusals().forEach(refused::add);
        return outcome;
    }

    private Outcome relayInTransaction() {
        TransactionStatus transaction = transactions.getTransaction(null);
        Outcome outcome;
        try {
            outcome = relay();
        } catch (RuntimeException | Error e) {
            rollback(transaction, e);
            throw e;
        }
        transactions.commit(transaction);
        return outcome;
    }

    /** When the connection is gone this fails too, and says less than what came before. */
    private void rollback(TransactionStatus transaction, Throwable cause) {
        try {
            transactions.rollback(transaction);
        } catch (TransactionException e) {
            cause.addSuppressed(e);
        }
    }

    private Outcome relay() {
        store.prepareRound(LONGEST_WAIT);
        List<OutboxRow> rows = front.take(refused.seqs());
        List<OutboxRow> relayed = new ArrayList<>(rows.size());
        List<Delivery.Refused> refusals = new ArrayList<>();
        Throwable failure = null;
        for (Delivery delivery : send(rows)) {
            if (delivery instanceof Delivery.Acked acked) {
                relayed.add(acked.row());
            } else if (delivery instanceof Delivery.Refused refusal) {
                refusals.add(refusal);
            } else if (delivery instanceof Delivery.Failed failed) {
                failure = failed.cause();
            }
        }
        if (!relayed.isEmpty()) {
            store.delete(relayed.stream().map(OutboxRow::seq).toList());
        }
        return new Outcome(relayed, refusals, failure);
    }

    private List<Delivery> send(List<OutboxRow> rows) {
        try {
            return rows.isEmpty() ? List.of() : producer.send(rows);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("The relay was stopped before Kafka had acknowledged.");
        }
    }
}
