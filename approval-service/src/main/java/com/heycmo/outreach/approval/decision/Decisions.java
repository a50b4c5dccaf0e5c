package com.heycmo.outreach.approval.decision;

import com.heycmo.outreach.approval.queue.DraftRow;
import com.heycmo.outreach.approval.reviewer.Reviewer;
import com.heycmo.outreach.audit.What;
import com.heycmo.outreach.policy.Preflight;
import com.heycmo.outreach.problems.ProblemException;
import com.heycmo.outreach.problems.ProblemType;
import com.heycmo.outreach.status.DraftStatus;
import com.heycmo.outreach.status.Move;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A person's decisions about one draft, each in a transaction of its own. All check in one order: existence, version,
 * whether it is so already, live lock, transition, expiry, preflight. What is changed is written down and told with it;
 * where nothing changes, nothing is.
 */
@Service
public class Decisions {

    private final DecisionStore store;
    private final Reviewer reviewer;
    private final DecisionLog log;

    Decisions(DecisionStore store, Reviewer reviewer, DecisionLog log) {
        this.store = store;
        this.reviewer = reviewer;
        this.log = log;
    }

    /** This very text may be sent. */
    @Transactional
    public DraftRow approve(UUID customerId, UUID id, @Nullable Integer version) {
        LockedDraft draft = seen(customerId, id, version);
        if (draft.is(DraftStatus.APPROVED)) {
            return draft.row();
        }
        draft.requireNoLiveLock();
        draft.requireAllowed(Move.APPROVE);
        draft.requireNotExpired();
        DraftRow row = draft.row();
        draft.require(Preflight.of(row.draftAction(), row.prospectUrl(), row.body()));
        return written(draft, store.approve(draft, reviewer.userId()), What.APPROVED, null);
    }

    /** This must not be sent. */
    @Transactional
    public DraftRow skip(UUID customerId, UUID id, @Nullable Integer version, @Nullable String reason) {
        LockedDraft draft = seen(customerId, id, version);
        if (draft.is(DraftStatus.SKIPPED)) {
            return draft.row();
        }
        draft.requireNoLiveLock();
        draft.requireAllowed(Move.SKIP);
        return written(draft, store.skip(draft, reviewer.userId(), reason), What.SKIPPED, reason);
    }

    /** Another text; ingest leaves it alone from now on. */
    @Transactional
    public DraftRow edit(UUID customerId, UUID id, int version, String body) {
        LockedDraft draft = seen(customerId, id, version);
        draft.requireNoLiveLock();
        draft.requireAllowed(Move.EDIT);
        draft.requireNotExpired();
        draft.require(Preflight.ofEdit(draft.row().draftAction(), draft.row().prospectUrl(), body));
        return written(draft, store.edit(draft, reviewer.userId(), body), What.EDITED, null);
    }

    /** Back to review. */
    @Transactional
    public DraftRow retry(UUID customerId, UUID id, @Nullable Integer version) {
        LockedDraft draft = seen(customerId, id, version);
        draft.requireNoLiveLock();
        draft.requireAllowed(Move.RETRY);
        draft.requireFailedOrExpired();
        return written(draft, store.retry(draft), What.REVIVED, null);
    }

    /** Back to review with another text: both or neither. */
    @Transactional
    public DraftRow editAndRetry(UUID customerId, UUID id, int version, String body) {
        return edit(customerId, id, retry(customerId, id, version).version(), body);
    }

    private DraftRow written(LockedDraft draft, Optional<DraftRow> moved, What what, @Nullable String reason) {
        DraftRow row = moved.orElseThrow(draft::invalidTransition);
        log.record(row, what, reason);
        return row;
    }

    private LockedDraft seen(UUID customerId, UUID id, @Nullable Integer version) {
        LockedDraft draft = store.lock(customerId, id)
                .orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND, "There is no such draft."));
        draft.requireVersion(version);
        return draft;
    }
}
