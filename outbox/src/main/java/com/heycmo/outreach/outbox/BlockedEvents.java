package com.heycmo.outreach.outbox;

import com.heycmo.outreach.outbox.EventProducer.SentEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends one event of each blocked scope again, on a thread that nothing else waits for. The scope recovers when Kafka
 * acknowledges it.
 */
class BlockedEvents {

    /** Longer than the producer tries. */
    private static final Duration ACKNOWLEDGEMENT_TIMEOUT = Duration.ofSeconds(15);

    private static final Duration MAX_IDLE = Duration.ofSeconds(60);

    private final TransactionTemplate transaction;
    private final OutboxStore store;
    private final EventProducer producer;
    private final Blockages blockages;
    private final RelayMonitor monitor;

    BlockedEvents(
            PlatformTransactionManager transactions,
            OutboxStore store,
            EventProducer producer,
            Blockages blockages,
            RelayMonitor monitor) {
        this.transaction = new TransactionTemplate(transactions);
        this.store = store;
        this.producer = producer;
        this.blockages = blockages;
        this.monitor = monitor;
    }

    /**
     * @param acknowledged now, and not deleted yet
     * @param next fails; null if the scope has recovered
     */
    private record Attempt(
            Blockage blockage,
            List<OutboxRow> acknowledged,
            @Nullable SentEvent next,
            @Nullable Throwable failure) {}

    /** Whether a scope has recovered, so that its events can be relayed. */
    boolean retry() {
        List<Attempt> late = blockages.due().stream().map(this::awaitLate).toList();
        if (late.isEmpty()) {
            return false;
        }
        List<Attempt> attempts = Objects.requireNonNull(transaction.execute(tx -> resend(late)));
        late.forEach(attempt -> monitor.recordRelayed(attempt.acknowledged(), Duration.ZERO));
        for (Attempt attempt : attempts) {
            monitor.recordRelayed(attempt.acknowledged(), Duration.ZERO);
            conclude(attempt);
        }
        return attempts.stream().anyMatch(attempt -> attempt.next() == null);
    }

    /** Events that the relay has not waited for may be acknowledged by now. */
    private Attempt awaitLate(Blockage blockage) {
        List<OutboxRow> acknowledged = new ArrayList<>();
        SentEvent next = null;
        Throwable failure = null;
        for (SentEvent event : blockage.sent()) {
            Throwable cause = event.awaitFailure(ACKNOWLEDGEMENT_TIMEOUT);
            if (cause == null) {
                acknowledged.add(event.row());
            } else if (next == null) {
                next = event;
                failure = cause;
            }
        }
        return new Attempt(blockage, acknowledged, next, failure);
    }

    private List<Attempt> resend(List<Attempt> late) {
        store.prepareRound(MAX_IDLE);
        delete(late);
        Set<Long> failed = late.stream()
                .flatMap(attempt -> Stream.ofNullable(attempt.next()))
                .map(event -> event.row().seq())
                .collect(Collectors.toSet());
        Map<Long, SentEvent> resent =
                store.lock(failed).stream().collect(Collectors.toMap(OutboxRow::seq, producer::resend));
        Set<Long> waiting = store.waiting(failed);
        List<Attempt> attempts = late.stream()
                .map(attempt -> awaitResent(attempt, resent, waiting))
                .toList();
        delete(attempts);
        return attempts;
    }

    private static Attempt awaitResent(Attempt late, Map<Long, SentEvent> resent, Set<Long> waiting) {
        SentEvent before = late.next();
        SentEvent event = before == null ? null : resent.get(before.row().seq());
        if (before == null || event == null) {
            // Another relay holds the row, or has sent it.
            boolean recovered = before == null || !waiting.contains(before.row().seq());
            return new Attempt(late.blockage(), List.of(), recovered ? null : before, late.failure());
        }
        Throwable failure = event.awaitFailure(ACKNOWLEDGEMENT_TIMEOUT);
        return failure == null
                ? new Attempt(late.blockage(), List.of(event.row()), null, null)
                : new Attempt(late.blockage(), List.of(), event, failure);
    }

    private void delete(List<Attempt> attempts) {
        store.delete(attempts.stream()
                .flatMap(attempt -> attempt.acknowledged().stream())
                .map(OutboxRow::seq)
                .toList());
    }

    private void conclude(Attempt attempt) {
        Blockage blockage = attempt.blockage();
        SentEvent next = attempt.next();
        if (next == null) {
            blockages.remove(blockage);
            return;
        }
        Throwable failure = Objects.requireNonNull(attempt.failure());
        FailureScope scope = FailureScope.of(next, failure);
        Throwable cause = producer.explain(next, failure);
        if (scope.equals(blockage.scope())) {
            blockages.postpone(blockage, RelayMonitor.reason(cause), next);
        } else {
            blockages.add(scope, cause, List.of(next));
            blockages.remove(blockage);
        }
    }
}
