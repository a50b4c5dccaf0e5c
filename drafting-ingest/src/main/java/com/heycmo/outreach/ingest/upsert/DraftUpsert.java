package com.heycmo.outreach.ingest.upsert;

import com.heycmo.outreach.holds.ForbiddenDraftStore.Forbidden;
import com.heycmo.outreach.ingest.upsert.ReceivedDraft.Reduced;
import com.heycmo.outreach.outbox.RelayWakeUp;
import com.heycmo.outreach.policy.Reason;
import com.heycmo.outreach.policy.ReasonCode;
import com.heycmo.outreach.sql.SqlStates;
import com.heycmo.outreach.tenancy.BackgroundRole;
import com.heycmo.outreach.upsert.UpsertStore.Written;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes a batch of drafts into the queue: one statement and one transaction, unless the database refuses some data or a
 * key has drafts of the same time from several partitions. Drafts that a do-not-contact entry forbids are refused.
 */
@Component
public class DraftUpsert {

    /**
     * How often one statement may violate a unique constraint. A row has two unique keys. ON CONFLICT waits on the one
     * that it names; if another transaction is inserting the same draft, the other key may fail first. The next attempt
     * finds the row. An erased row has only the other key; the next attempt looks first and leaves it alone.
     */
    private static final int ATTEMPTS = 5;

    private static final Reason DO_NOT_CONTACT =
            Reason.of(ReasonCode.DO_NOT_CONTACT, "The customer does not contact this person or company.");

    /** @param tied drafts of the same time from other partitions, to be written next */
    private record Attempt(Written written, List<ReceivedDraft> tied, List<RefusedDraft> forbidden) {}

    private final DraftStore store;
    private final RelayWakeUp relay;
    private final TransactionOperations transactions;

    /** Whether the last statement of any consumer changed nothing: then the next one probably changes nothing either. */
    private volatile boolean replaying;

    DraftUpsert(DraftStore store, RelayWakeUp relay, @BackgroundRole PlatformTransactionManager transactionManager) {
        this.store = store;
        this.relay = relay;
        this.transactions = new TransactionTemplate(transactionManager);
    }

    /**
     * Commits every draft that the database accepts.
     *
     * @throws DatabaseAwayException if the database is unavailable; part of the batch may be committed, and repeating
     *     all of it is harmless
     */
    public Upserted upsert(List<ReceivedDraft> received) {
        if (received.isEmpty()) {
            return Upserted.NOTHING;
        }
        try {
            return write(received, ATTEMPTS, replaying);
        } catch (RuntimeException e) {
            List<String> states = SqlStates.of(e);
            Optional<String> dataError = SqlState.dataError(states);
            return refusedFor(received, dataError.orElseThrow(() -> infrastructureError(e, states)));
        }
    }

    private Upserted write(List<ReceivedDraft> received, int attempts, boolean looksFirst) {
        Reduced batch = ReceivedDraft.newestPerKey(received);
        Attempt done;
        try {
            done = transactions.execute(status -> attempt(received, batch, looksFirst));
        } catch (RuntimeException e) {
            if (attempts > 1 && SqlStates.of(e).stream().anyMatch(SqlState::isUniqueViolation)) {
                return write(received, attempts - 1, true);
            }
            throw e;
        }
        Written written = done.written();
        replaying = written.inserted() + written.updated() == 0;
        int unchanged =
                received.size() - done.forbidden().size() - done.tied().size() - written.inserted() - written.updated();
        return new Upserted(written.inserted(), written.updated(), unchanged, done.forbidden())
                .plus(upsert(done.tied()));
    }

    /** Judges every draft once the customers are locked: a do-not-contact entry holds from its commit on. */
    private Attempt attempt(List<ReceivedDraft> received, Reduced batch, boolean looksFirst) {
        List<Forbidden> forbidden = store.lockCustomers(batch.newest()) ? store.forbidden(received) : List.of();
        if (forbidden.isEmpty()) {
            return new Attempt(upsertAndWakeRelay(batch.newest(), looksFirst), batch.tied(), List.of());
        }
        Set<Integer> places = forbidden.stream().map(Forbidden::place).collect(Collectors.toSet());
        Reduced allowed = ReceivedDraft.newestPerKey(IntStream.range(0, received.size())
                .filter(place -> !places.contains(place))
                .mapToObj(received::get)
                .toList());
        return new Attempt(
                upsertAndWakeRelay(allowed.newest(), looksFirst),
                allowed.tied(),
                forbidden.stream()
                        .map(entry -> new RefusedDraft(received.get(entry.place()), DO_NOT_CONTACT, entry.isNamed()))
                        .toList());
    }

    private Written upsertAndWakeRelay(List<ReceivedDraft> drafts, boolean looksFirst) {
        Written written = drafts.isEmpty() ? new Written(0, 0, 0) : store.upsert(drafts, looksFirst);
        if (written.recorded() > 0) {
            relay.afterCommit();
        }
        return written;
    }

    private static RuntimeException infrastructureError(RuntimeException e, List<String> states) {
        boolean fromTheDatabase = e instanceof DataAccessException || e instanceof TransactionException;
        return fromTheDatabase
                ? new DatabaseAwayException("The database is unavailable, SQLSTATE " + states + ".", e)
                : e;
    }

    /**
     * Retries in halves until each refused draft stands alone. Splits the received drafts, not the newest of each key:
     * if the newest is refused, an older one of the same key may be valid.
     */
    private Upserted refusedFor(List<ReceivedDraft> received, String state) {
        if (received.size() == 1) {
            RefusedDraft refused = new RefusedDraft(received.get(0), SqlState.reason(state), true);
            return new Upserted(0, 0, 0, List.of(refused));
        }
        int middle = received.size() / 2;
        return upsert(received.subList(0, middle)).plus(upsert(received.subList(middle, received.size())));
    }
}
