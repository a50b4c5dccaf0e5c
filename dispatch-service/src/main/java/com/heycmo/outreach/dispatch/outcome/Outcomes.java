package com.heycmo.outreach.dispatch.outcome;

import com.heycmo.outreach.outbox.Outbox;
import com.heycmo.outreach.outbox.OutboxEvent;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Ends jobs. Each end is a move of the status machine and an event in the outbox, in the caller's transaction: both or
 * neither. An empty answer, or false, means that the row was no longer where the move starts, and nothing changed.
 */
@Service
public class Outcomes {

    private final OutcomeStore store;
    private final Outbox outbox;

    Outcomes(OutcomeStore store, Outbox outbox) {
        this.store = store;
        this.outbox = outbox;
    }

    /** It was sent: at the time of the answer, or at the end of the lock if that was earlier. */
    public Optional<CompletedJob> markJobSent(StorableReport answer) {
        return store.markSent(answer).map(job -> tell(job, answer.sentBodySha256()));
    }

    /** It was tried and did not work. */
    public Optional<CompletedJob> markJobFailed(StorableReport answer) {
        return store.markFailed(answer).map(job -> tell(job, answer.sentBodySha256()));
    }

    /** It was claimed as often as allowed, and no lock lives that could still be answered in time. */
    public boolean giveUpJob(UUID customerId, UUID id) {
        return store.giveUp(customerId, id).map(job -> tell(job, null)).isPresent();
    }

    private CompletedJob tell(CompletedJob job, @Nullable String reportedSha256) {
        outbox.append(OutboxEvent.of(job.toEvent(UUID.randomUUID(), reportedSha256)));
        return job;
    }
}
