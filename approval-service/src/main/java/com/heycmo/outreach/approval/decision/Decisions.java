package com.heycmo.outreach.approval.decision;

import com.heycmo.outreach.approval.queue.DraftRow;
import com.heycmo.outreach.approval.reviewer.Reviewer;
import com.heycmo.outreach.audit.AuditAction;
import com.heycmo.outreach.policy.Preflight;
import com.heycmo.outreach.problems.ProblemException;
import com.heycmo.outreach.problems.ProblemType;
import com.heycmo.outreach.status.DraftStatus;
import com.heycmo.outreach.status.Transition;
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
        draft.requireAllowed(Transition.APPROVE);
        draft.requireNotExpired();
        DraftRow row = draft.row();
        draft.require(Preflight.of(row.draftAction(), row.prospectUrl(), row.body()));
        return written(draft, store.approve(draft, reviewer.userId()), AuditAction.APPROVED, null);
    }

    /** This must not be sent. */
    @Transactional
    public DraftRow skip(UUID customerId, UUID id, @Nullable Integer version, @Nullable String reason) {
        LockedDraft draft = seen(customerId, id, version);
        if (draft.is(DraftStatus.SKIPPED)) {
            return draft.row();
        }
        draft.requireNoLiveLock();
        draft.requireAllowed(Transition.SKIP);
        return written(draft, store.skip(draft, reviewer.userId(), reason), AuditAction.SKIPPED, reason);
    }

    /** Another text; ingest leaves it alone from now on. */
    @Transactional
    public DraftRow edit(UUID customerId, UUID id, int version, String body) {
        LockedDraft draft = seen(customerId, id, version);
        draft.requireNoLiveLock();
        draft.requireAllowed(Transition.EDIT);
        draft.requireNotExpired();
        draft.require(Preflight.of(draft.row().draftAction(), draft.row().prospectUrl(), body));
        return written(draft, store.edit(draft, reviewer.userId(), body), AuditAction.EDITED, null);
    }

    /** Back to review. */
    @Transactional
    public DraftRow reopen(UUID customerId, UUID id, @Nullable Integer version) {
        LockedDraft draft = seen(customerId, id, version);
        draft.requireNoLiveLock();
        draft.requireAllowed(Transition.REOPEN);
        draft.requireFailedOrExpired();
        return written(draft, store.reopen(draft), AuditAction.REVIVED, null);
    }

    /** Back to review with another text: both or neither. */
    @Transactional
    public DraftRow editAndReopen(UUID customerId, UUID id, int version, String body) {
        return edit(customerId, id, reopen(customerId, id, version).version(), body);
    }

    private DraftRow written(LockedDraft draft, Optional<DraftRow> moved, AuditAction what, @Nullable String reason) {
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
