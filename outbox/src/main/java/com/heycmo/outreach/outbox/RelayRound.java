package com.heycmo.outreach.outbox;

import com.heycmo.outreach.outbox.EventProducer.SentEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionStatus;

/**
 * One round of the relay. Its transaction stays open while it sends, because the row locks are the lease: no other relay
 * takes locked rows, and PostgreSQL releases the locks as soon as this process dies.
 */
class RelayRound {

    static final int BATCH_SIZE = 2000;

    private static final int FRONT_SIZE = 5 * BATCH_SIZE;

    private static final Duration MAX_IDLE = Duration.ofSeconds(60);

    private final PlatformTransactionManager transactions;
    private final OutboxStore store;
    private final EventProducer producer;
    private final UndeliverableEvents undeliverable;
    private final RelayMonitor monitor;

    RelayRound(
            PlatformTransactionManager transactions,
            OutboxStore store,
            EventProducer producer,
            UndeliverableEvents undeliverable,
            RelayMonitor monitor) {
        this.transactions = transactions;
        this.store = store;
        this.producer = producer;
        this.undeliverable = undeliverable;
        this.monitor = monitor;
    }

    /**
     * The outcome of a round.
     *
     * @param relayed acknowledged by Kafka and deleted
     * @param failure why Kafka did not take the other events; null if there was no failure
     */
    record Outcome(List<OutboxRow> relayed, @Nullable Throwable failure) {}

    Outcome run() {
        monitor.refreshPending(store::countPending);
        long start = System.nanoTime();
        Outcome outcome = relayInTransaction();
        monitor.recordRelayed(outcome.relayed(), Duration.ofNanos(System.nanoTime() - start));
        return outcome;
    }

    /** Not a TransactionTemplate: if the connection is gone and the rollback fails too, that would hide the first failure. */
    private Outcome relayInTransaction() {
        TransactionStatus transaction = transactions.getTransaction(null);
        Outcome outcome;
        try {
            outcome = relay();
        } catch (RuntimeException | Error e) {
            try {
                transactions.rollback(transaction);
            } catch (TransactionException rollbackFailure) {
                e.addSuppressed(rollbackFailure);
            }
            throw e;
        }
        transactions.commit(transaction);
        return outcome;
    }

    /** Locks and sends the next batch while Kafka processes the previous one. */
    private Outcome relay() {
        store.prepareRound(MAX_IDLE);
        PendingBatches batches = new PendingBatches(store, undeliverable.seqs(), BATCH_SIZE, FRONT_SIZE);
        List<OutboxRow> relayed = new ArrayList<>();
        List<SentEvent> inFlight = List.of();
        Throwable failure = null;
        List<OutboxRow> batch = batches.next();
        while (!batch.isEmpty()) {
            List<SentEvent> sent = producer.send(batch);
            failure = settle(inFlight, relayed);
            inFlight = sent;
            batch = failure == null ? batches.next() : List.of();
        }
        if (!inFlight.isEmpty()) {
            producer.flush();
        }
        Throwable lastFailure = settle(inFlight, relayed);
        return new Outcome(relayed, lastFailure == null ? failure : lastFailure);
    }

    /** Awaits the acknowledgements, deletes the acknowledged events and returns the failure of the others, if any. */
    private @Nullable Throwable settle(List<SentEvent> sent, List<OutboxRow> relayed) {
        List<OutboxRow> acknowledged = new ArrayList<>(sent.size());
        Throwable failure = null;
        for (SentEvent event : sent) {
            Throwable cause = event.awaitFailure();
            if (cause == null) {
                acknowledged.add(event.row());
            } else if (EventProducer.isInvalidEvent(cause)) {
                undeliverable.add(event.row(), cause);
            } else {
                failure = cause;
            }
        }
        if (!acknowledged.isEmpty()) {
            store.delete(acknowledged.stream().map(OutboxRow::seq).toList());
        }
        relayed.addAll(acknowledged);
        return failure;
    }
}
