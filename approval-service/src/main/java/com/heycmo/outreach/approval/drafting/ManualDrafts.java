package com.heycmo.outreach.approval.drafting;

import com.heycmo.outreach.draft.Draft;
import com.heycmo.outreach.draft.DraftParseResult;
import com.heycmo.outreach.draft.DraftParseResult.Accepted;
import com.heycmo.outreach.draft.DraftParseResult.Rejected;
import com.heycmo.outreach.draft.DraftReader;
import com.heycmo.outreach.problems.ProblemException;
import com.heycmo.outreach.problems.ProblemType;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Accepts drafts that people make: validated at once, then published like any other draft. */
@Service
public class ManualDrafts {

    private final DraftingStore store;
    private final DraftPublisher publisher;
    private final TransactionOperations transaction;
    private final DraftReader reader = new DraftReader();

    ManualDrafts(DraftingStore store, DraftPublisher publisher, TransactionOperations transaction) {
        this.store = store;
        this.publisher = publisher;
        this.transaction = transaction;
    }

    /** Returns once the broker has acknowledged the draft. The row follows a moment later, under the draft's id. */
    public Draft submit(UUID customerId, byte[] json) {
        Draft draft = transaction.execute(status -> read(customerId, json));
        publisher.publish(draft);
        return draft;
    }

    private Draft read(UUID customerId, byte[] json) {
        DraftParseResult read = reader.readManual(json, customerId, store.now());
        if (read instanceof Rejected rejected) {
            throw ProblemException.validationFailed(rejected.reasons());
        }
        Draft draft = ((Accepted) read).draft();
        store.findConflicting(draft).ifPresent(row -> {
            throw ProblemException.of(
                            ProblemType.DRAFT_EXISTS, "A draft for this person, action and day exists already.")
                    .with("row", row);
        });
        return draft;
    }
}
