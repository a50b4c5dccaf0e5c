package com.heycmo.outreach.outbox;

import com.heycmo.outreach.outbox.EventProducer.SentEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** A partition that needs longer is blocked, so that it delays the others no longer. */
    private static final Duration ACKNOWLEDGEMENT_TIMEOUT = Duration.ofSeconds(2);

    private final PlatformTransactionManager transactions;
    private final OutboxStore store;
    private final EventProducer producer;
    private final Blockages blockages;
    private final OutboxFront front;
    private final RelayMonitor monitor;

    RelayRound(
            PlatformTransactionManager transactions,
            OutboxStore store,
            EventProducer producer,
            Blockages blockages,
            RelayMonitor monitor) {
        this.transactions = transactions;
        this.store = store;
        this.producer = producer;
        this.blockages = blockages;
        this.front = new OutboxFront(store, producer, blockages);
        this.monitor = monitor;
    }

    /** What a round has found, and so when the next one is due. */
    enum Progress {
        /** As many events as a batch holds, or so many blocked ones that there may be others behind them: at once. */
        BACKLOG,
        /** Fewer. The next ones of their subjects may already wait: soon. */
        FEW,
        /** None that could be sent: when there are new ones. */
        NONE
    }

    Progress run() {
        monitor.pending().refresh(store::countPending);
        long start = System.nanoTime();
        List<OutboxRow> relayed = relayInTransaction();
        monitor.recordRelayed(relayed, Duration.ofNanos(System.nanoTime() - start));
        if (relayed.size() >= BATCH_SIZE || front.hasAdvanced()) {
            return Progress.BACKLOG;
        }
        return relayed.isEmpty() ? Progress.NONE : Progress.FEW;
    }

    /** Not a TransactionTemplate: if the connection is gone and the rollback fails too, that would hide the first failure. */
    private List<OutboxRow> relayInTransaction() {
        TransactionStatus transaction = transactions.getTransaction(null);
        List<OutboxRow> relayed;
        try {
            relayed = relay();
        } catch (RuntimeException | Error e) {
            try {
                transactions.rollback(transaction);
            } catch (TransactionException rollbackFailure) {
                e.addSuppressed(rollbackFailure);
            }
            throw e;
        }
        transactions.commit(transaction);
        return relayed;
    }

    /** Locks and sends the next batch while Kafka processes the previous one. */
    private List<OutboxRow> relay() {
        store.prepareRound(MAX_IDLE);
        front.startRound();
        PendingBatches batches = new PendingBatches(front, store, BATCH_SIZE, FRONT_SIZE);
        List<OutboxRow> relayed = new ArrayList<>();
        List<SentEvent> inFlight = List.of();
        List<OutboxRow> batch = batches.next();
        while (!batch.isEmpty()) {
            List<SentEvent> sent = producer.send(batch);
            relayed.addAll(settle(inFlight));
            inFlight = sent;
            batch = batches.next();
        }
        front.endRound();
        relayed.addAll(settle(inFlight));
        return relayed;
    }

    /** Awaits the acknowledgements, deletes and returns the acknowledged events, and blocks what the others have in common. */
    private List<OutboxRow> settle(List<SentEvent> sent) {
        long deadline = System.nanoTime() + ACKNOWLEDGEMENT_TIMEOUT.toNanos();
        List<OutboxRow> acknowledged = new ArrayList<>(sent.size());
        Map<FailureScope, List<SentEvent>> failed = new HashMap<>();
        Map<FailureScope, Throwable> causes = new HashMap<>();
        for (SentEvent event : sent) {
            Throwable cause = event.awaitFailure(Duration.ofNanos(deadline - System.nanoTime()));
            if (cause == null) {
                acknowledged.add(event.row());
            } else {
                FailureScope scope = FailureScope.of(event, cause);
                causes.computeIfAbsent(scope, key -> producer.explain(event, cause));
                failed.computeIfAbsent(scope, key -> new ArrayList<>()).add(event);
            }
        }
        failed.forEach((scope, events) -> blockages.add(scope, Objects.requireNonNull(causes.get(scope)), events));
        if (!acknowledged.isEmpty()) {
            store.delete(acknowledged.stream().map(OutboxRow::seq).toList());
        }
        return acknowledged;
    }
}
