package com.heycmo.outreach.approval.drafting;

import com.heycmo.outreach.access.caller.Person;
import com.heycmo.outreach.approval.audit.ReviewerAudit;
import com.heycmo.outreach.approval.decision.DecidedVia;
import com.heycmo.outreach.approval.queue.DraftRow;
import com.heycmo.outreach.approval.queue.RowWarnings;
import com.heycmo.outreach.draft.DraftParseResult;
import com.heycmo.outreach.draft.DraftParseResult.Accepted;
import com.heycmo.outreach.draft.DraftParseResult.Rejected;
import com.heycmo.outreach.draft.DraftReader;
import com.heycmo.outreach.outbox.RelayWakeUp;
import com.heycmo.outreach.policy.Reason;
import com.heycmo.outreach.policy.ReasonCode;
import com.heycmo.outreach.problems.ProblemException;
import com.heycmo.outreach.problems.ProblemType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Writes the drafts that people make, each in one transaction with its audit entry and event. Ingest leaves them alone:
 * they count as edited by their author.
 */
@Service
public class ManualDrafts {

    private final DraftingStore store;
    private final RowWarnings warnings;
    private final ReviewerAudit audit;
    private final RelayWakeUp relay;
    private final TransactionOperations transaction;
    private final DraftReader reader = new DraftReader();

    ManualDrafts(
            DraftingStore store,
            RowWarnings warnings,
            ReviewerAudit audit,
            RelayWakeUp relay,
            TransactionOperations transaction) {
        this.store = store;
        this.warnings = warnings;
        this.audit = audit;
        this.relay = relay;
        this.transaction = transaction;
    }

    /**
     * What stands against a draft before it is submitted.
     *
     * @param existing the draft that has its key already
     */
    public record Check(List<Reason> reasons, @Nullable DraftRow existing) {}

    /** Changes nothing. Do-not-contact entries are judged only when the draft is submitted. */
    public Check check(UUID customerId, byte[] json) {
        return transaction.execute(status -> {
            DraftingStore.Rules rules = store.rules(customerId);
            DraftParseResult read = reader.readManual(json, customerId, rules.now(), rules.maxNoteLength());
            return read instanceof Accepted accepted
                    ? new Check(List.of(), store.read(accepted.draft()).orElse(null))
                    : new Check(((Rejected) read).reasons(), null);
        });
    }

    /** Inserts the draft, or replaces the pending one whose version the JSON names in {@code replaces}. */
    public DraftRow submit(Person by, UUID customerId, byte[] json, DecidedVia via) {
        try {
            return transaction.execute(status -> write(by, customerId, json, via));
        } catch (DuplicateKeyException e) {
            // Another transaction has just inserted the same draft. Now its row is visible.
            return transaction.execute(status -> write(by, customerId, json, via));
        }
    }

    private DraftRow write(Person by, UUID customerId, byte[] json, DecidedVia via) {
        DraftingStore.Rules rules = store.rules(customerId);
        DraftParseResult read = reader.readManual(json, customerId, rules.now(), rules.maxNoteLength());
        if (read instanceof Rejected rejected) {
            throw ProblemException.validationFailed(rejected.reasons());
        }
        Accepted accepted = (Accepted) read;
        if (store.isForbidden(customerId, accepted.draft())) {
            throw ProblemException.validationFailed(List.of(Reason.of(
                    ReasonCode.DO_NOT_CONTACT,
                    "This person or company is not to be contacted; lift the entry first.")));
        }
        store.read(accepted.draft()).filter(DraftRow::isErased).ifPresent(erased -> {
            throw ProblemException.of(
                            ProblemType.DRAFT_EXISTS,
                            "A draft of this action and day was erased together with its person, and cannot be made again.")
                    .with("row", erased);
        });
        boolean written = store.write(accepted.draft(), by.userId(), via, accepted.replaces());
        DraftRow row = warnings.addTo(store.read(accepted.draft()).orElseThrow());
        if (!written) {
            throw taken(row, accepted.replaces());
        }
        audit.rememberName(by, customerId);
        relay.afterCommit();
        return row;
    }

    private static ProblemException taken(DraftRow row, @Nullable Integer replaces) {
        ProblemException problem = replaces == null
                ? ProblemException.of(
                        ProblemType.DRAFT_EXISTS, "A draft for this person, action and day exists already.")
                : ProblemException.of(
                        ProblemType.STALE_VERSION,
                        "Version %d is not pending. The current version is %d and its status %s."
                                .formatted(replaces, row.version(), row.state().expired() ? "expired" : row.status()));
        return problem.with("row", row);
    }
}
