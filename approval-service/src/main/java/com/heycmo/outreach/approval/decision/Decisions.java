package com.heycmo.outreach.approval.decision;

import com.heycmo.outreach.approval.queue.DraftRow;
import com.heycmo.outreach.approval.reviewer.Reviewer;
import com.heycmo.outreach.policy.Preflight;
import com.heycmo.outreach.problems.ProblemException;
import com.heycmo.outreach.problems.ProblemType;
import com.heycmo.outreach.status.DraftStatus;
import com.heycmo.outreach.status.Move;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A person's decisions about one draft, each in a transaction of its own. All check in one order: existence, version,
 * whether it is so already, live lock, transition, expiry, preflight.
 */
@Service
class Decisions {

    private final DecisionStore store;
    private final Reviewer reviewer;

    Decisions(DecisionStore store, Reviewer reviewer) {
        this.store = store;
        this.reviewer = reviewer;
    }

    /** This very text may be sent. */
    @Transactional
    DraftRow approve(UUID customerId, UUID id, @Nullable Integer version) {
        LockedDraft draft = seen(customerId, id, version);
        if (draft.is(DraftStatus.APPROVED)) {
            return draft.row();
        }
        draft.requireNoLiveLock();
        draft.requireAllowed(Move.APPROVE);
        draft.requireNotExpired();
        DraftRow row = draft.row();
        draft.require(Preflight.of(row.draftAction(), row.prospectUrl(), row.body()));
        return store.approve(draft, reviewer.userId()).orElseThrow(draft::invalidTransition);
    }

    /** This must not be sent. */
    @Transactional
    DraftRow skip(UUID customerId, UUID id, @Nullable Integer version, @Nullable String reason) {
        LockedDraft draft = seen(customerId, id, version);
        if (draft.is(DraftStatus.SKIPPED)) {
            return draft.row();
        }
        draft.requireNoLiveLock();
        draft.requireAllowed(Move.SKIP);
        return store.skip(draft, reviewer.userId(), reason).orElseThrow(draft::invalidTransition);
    }

    /** Another text; ingest leaves it alone from now on. */
    @Transactional
    DraftRow edit(UUID customerId, UUID id, int version, String body) {
        LockedDraft draft = seen(customerId, id, version);
        draft.requireNoLiveLock();
        draft.requireAllowed(Move.EDIT);
        draft.requireNotExpired();
        draft.require(Preflight.ofEdit(draft.row().draftAction(), draft.row().prospectUrl(), body));
        return store.edit(draft, reviewer.userId(), body).orElseThrow(draft::invalidTransition);
    }

    /** Back to review. */
    @Transactional
    DraftRow retry(UUID customerId, UUID id, @Nullable Integer version) {
        LockedDraft draft = seen(customerId, id, version);
        draft.requireNoLiveLock();
        draft.requireAllowed(Move.RETRY);
        draft.requireFailedOrExpired();
        return store.retry(draft).orElseThrow(draft::invalidTransition);
    }

    private LockedDraft seen(UUID customerId, UUID id, @Nullable Integer version) {
        LockedDraft draft = store.lock(customerId, id)
                .orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND, "There is no such draft."));
        draft.requireVersion(version);
        return draft;
    }
}
