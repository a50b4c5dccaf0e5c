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
    private final EventProducer producer;
    private final UndeliverableEvents refused;
    private final RelayMonitor monitor;

    RelayRound(
            PlatformTransactionManager transactions,
            OutboxStore store,
            EventProducer producer,
            UndeliverableEvents refused,
            RelayMonitor monitor) {
        this.transactions = transactions;
        this.store = store;
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
            @Nullable Throwable failure) {

        static Outcome of(List<Delivery> deliveries) {
            List<OutboxRow> relayed = new ArrayList<>(deliveries.size());
            List<Delivery.Refused> refusals = new ArrayList<>();
            Throwable failure = null;
            for (Delivery delivery : deliveries) {
                if (delivery instanceof Delivery.Acked acked) {
                    relayed.add(acked.row());
                } else if (delivery instanceof Delivery.Refused refusal) {
                    refusals.add(refusal);
                } else if (delivery instanceof Delivery.Failed failed) {
                    failure = failed.cause();
                }
            }
            return new Outcome(relayed, refusals, failure);
        }
    }

    /** Takes what is due, sends it, deletes what was acknowledged, and commits. */
    Outcome run() {
        if (monitor.isPendingStale()) {
            monitor.pending(store.pendingUpToLimit());
        }
        long start = System.nanoTime();
        Outcome outcome = relayInTransaction();
        monitor.relayed(outcome.relayed(), Duration.ofNanos(System.nanoTime() - start));
        outcome.refusals().forEach(refused::add);
        return outcome;
    }

    private Outcome relayInTransaction() {
        TransactionStatus transaction = transactions.getTransaction(null);
        Outcome outcome;
        try {
            outcome = relay();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            rollback(transaction, e);
            throw new CancellationException("The relay was stopped before Kafka had acknowledged.");
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

    /** While Kafka takes one batch, the next one is locked and given to the producer. */
    private Outcome relay() throws InterruptedException {
        store.prepareRound(LONGEST_WAIT);
        PendingBatches front = new PendingBatches(store, refused.seqs(), BATCH, LOOK);
        List<Delivery> deliveries = new ArrayList<>();
        EventProducer.Sent underWay = EventProducer.Sent.NOTHING;
        for (List<OutboxRow> rows = front.take(); !rows.isEmpty(); rows = front.take()) {
            EventProducer.Sent next = producer.send(rows);
            deliveries.addAll(settle(underWay));
            underWay = next;
            if (Outcome.of(deliveries).failure() != null) {
                break;
            }
        }
        producer.flush(underWay);
        deliveries.addAll(settle(underWay));
        return Outcome.of(deliveries);
    }

    /** Awaits what was sent, and deletes what was acknowledged. */
    private List<Delivery> settle(EventProducer.Sent sent) throws InterruptedException {
        List<Delivery> deliveries = producer.await(sent);
        List<OutboxRow> relayed = Outcome.of(deliveries).relayed();
        if (!relayed.isEmpty()) {
            store.delete(relayed.stream().map(OutboxRow::seq).toList());
        }
        return deliveries;
    }
}
