package com.heycmo.outreach.ingest.upsert;

import com.heycmo.outreach.ingest.upsert.UpsertStore.Written;
import com.heycmo.outreach.outbox.Outbox;
import com.heycmo.outreach.outbox.OutboxEvent;
import com.heycmo.outreach.tenancy.BackgroundRole;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings a batch into the queue: one statement and one transaction, unless the database refuses some of it. A second
 * statement tells what came back from expired.
 */
@Component
public class DraftUpsert {

    /**
     * How often one statement may run into a unique constraint. The row of a key has two: ON CONFLICT waits for
     * another transaction on the one it names, but when that transaction inserts the same draft at this very moment the
     * other one may notice first. The row is there the next time, and then it is a conflict like any other.
     */
    private static final int ATTEMPTS = 5;

    private final UpsertStore store;
    private final Outbox outbox;
    private final TransactionOperations transactions;

    /** Whether the last statement, whosever it was, met nothing new: then the next one probably will not either. */
    private volatile boolean replaying;

    DraftUpsert(
            UpsertStore store,
            @BackgroundRole Outbox outbox,
            @BackgroundRole PlatformTransactionManager transactionManager) {
        this.store = store;
        this.outbox = outbox;
        this.transactions = new TransactionTemplate(transactionManager);
    }

    /**
     * Commits all of these drafts that the database takes.
     *
     * @throws DatabaseAwayException when the database cannot work; part of the batch may be committed, and to repeat
     *     all of it is harmless
     */
    public Upserted upsert(List<ReceivedDraft> received) {
        if (received.isEmpty()) {
            return Upserted.NOTHING;
        }
        try {
            return write(received, ATTEMPTS);
        } catch (RuntimeException e) {
            List<String> states = UpsertStore.sqlStates(e);
            Optional<String> blame = SqlState.blamingTheData(states);
            return refusedFor(received, blame.orElseThrow(() -> notTheDatas(e, states)));
        }
    }

    private Upserted write(List<ReceivedDraft> received, int attempts) {
        List<ReceivedDraft> drafts = NewestPerKey.of(received);
        try {
            Written written = transactions.execute(status -> writeAndTell(drafts));
            replaying = written.inserted() + written.updated() == 0;
            int unchanged = received.size() - written.inserted() - written.updated();
            return new Upserted(written.inserted(), written.updated(), unchanged, List.of());
        } catch (RuntimeException e) {
            if (attempts > 1 && UpsertStore.sqlStates(e).stream().anyMatch(SqlState::isUniqueViolation)) {
                return write(received, attempts - 1);
            }
            throw e;
        }
    }

    private Written writeAndTell(List<ReceivedDraft> drafts) {
        Written written = store.upsert(drafts, replaying);
        outbox.append(written.revived().stream().map(OutboxEvent::of).toList());
        return written;
    }

    private static RuntimeException notTheDatas(RuntimeException e, List<String> states) {
        boolean fromTheDatabase = e instanceof DataAccessException || e instanceof TransactionException;
        return fromTheDatabase ? new DatabaseAwayException("The database could not work " + states + ".", e) : e;
    }

    /**
     * Splits what was received, not what was left of it per key: behind a newest draft that is refused, an older one of
     * the same key may be good.
     */
    private Upserted refusedFor(List<ReceivedDraft> received, String state) {
        if (received.size() == 1) {
            RefusedDraft refused = new RefusedDraft(received.get(0), SqlState.reason(state));
            return new Upserted(0, 0, 0, List.of(refused));
        }
        int middle = received.size() / 2;
        return upsert(received.subList(0, middle)).plus(upsert(received.subList(middle, received.size())));
    }
}
