package com.heycmo.outreach.approval.decision;

import com.heycmo.outreach.access.caller.Person;
import com.heycmo.outreach.approval.audit.ReviewerAudit;
import com.heycmo.outreach.approval.queue.DraftRow;
import com.heycmo.outreach.approval.queue.RowWarnings;
import com.heycmo.outreach.outbox.RelayWakeUp;
import com.heycmo.outreach.policy.LinkedInUrl;
import com.heycmo.outreach.policy.OutreachPolicy;
import com.heycmo.outreach.problems.ProblemException;
import com.heycmo.outreach.problems.ProblemType;
import com.heycmo.outreach.problems.RequestText;
import com.heycmo.outreach.status.DraftStatus;
import com.heycmo.outreach.status.Transition;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A person's decisions about one draft, each in one transaction. All check in the same order: existence, version,
 * "already so", live lock, transition, expiry, do-not-contact, preflight. A change is recorded with its audit entry and event; a request
 * that changes nothing is not.
 */
@Service
public class Decisions {

    private static final int MAX_SKIP_REASON_LENGTH = 200;

    private final DecisionStore store;
    private final RowWarnings warnings;
    private final ReviewerAudit audit;
    private final RelayWakeUp relay;

    Decisions(DecisionStore store, RowWarnings warnings, ReviewerAudit audit, RelayWakeUp relay) {
        this.store = store;
        this.warnings = warnings;
        this.audit = audit;
        this.relay = relay;
    }

    /** Approves the current text. */
    @Transactional
    public DraftRow approve(Person by, UUID customerId, UUID id, @Nullable Integer version, DecidedVia via) {
        LockedDraft draft = lock(customerId, id, version);
        if (draft.is(DraftStatus.APPROVED)) {
            return warnings.addTo(draft.row());
        }
        draft.requireDecidable(Transition.APPROVE);
        return changed(by, Transition.APPROVE, draft, store.approve(draft, by.userId(), via));
    }

    /**
     * Skips the draft: it must not be sent.
     *
     * @param reason feedback for the drafting agent, at most 200 characters; optional
     */
    @Transactional
    public DraftRow skip(
            Person by, UUID customerId, UUID id, @Nullable Integer version, @Nullable String reason, DecidedVia via) {
        RequestText.checkOptional("reason", reason, MAX_SKIP_REASON_LENGTH);
        LockedDraft draft = lock(customerId, id, version);
        if (draft.is(DraftStatus.SKIPPED)) {
            return draft.row();
        }
        draft.requireDecidable(Transition.SKIP);
        return changed(by, Transition.SKIP, draft, store.skip(draft, by.userId(), reason, via));
    }

    /** Replaces the text. Ingest leaves the draft alone from now on. */
    @Transactional
    public DraftRow edit(Person by, UUID customerId, UUID id, int version, String body, DecidedVia via) {
        LockedDraft draft = lock(customerId, id, version);
        draft.requireAllowed(Transition.EDIT);
        draft.requireContactAllowed();
        String sendable = draft.requireSendable(body).body();
        return changed(by, Transition.EDIT, draft, store.edit(draft, by.userId(), sendable, via));
    }

    /** Returns a draft that was decided, failed or expired to review. */
    @Transactional
    public DraftRow reopen(Person by, UUID customerId, UUID id, @Nullable Integer version, DecidedVia via) {
        LockedDraft draft = lock(customerId, id, version);
        draft.requireDecidable(Transition.REOPEN);
        changed(by, Transition.REOPEN, draft, store.reopen(draft, by.userId(), via));
        // Other steps may have been sent since it was decided, so it may be due, and expire, later than the update
        // says.
        return lock(customerId, id, null).row();
    }

    /**
     * Records what a person found out about a failure that left open whether the draft was sent.
     *
     * @param resultUrl where the result can be seen; only of a draft that was sent
     */
    @Transactional
    public DraftRow resolve(
            Person by, UUID customerId, UUID id, boolean sent, @Nullable String resultUrl, DecidedVia via) {
        String validUrl = resultUrl == null ? null : requireLinkedIn(resultUrl);
        LockedDraft draft = lock(customerId, id, null);
        if (draft.isResolvedAs(sent ? DraftStatus.SENT : DraftStatus.FAILED)) {
            return draft.row();
        }
        Transition transition = sent ? Transition.RESOLVE_SENT : Transition.RESOLVE_FAILED;
        draft.requireAllowed(transition);
        draft.requireOpenOutcome(transition);
        return changed(
                by,
                transition,
                draft,
                sent
                        ? store.resolveSent(draft, by.userId(), validUrl, via)
                        : store.resolveFailed(draft, by.userId(), via));
    }

    private static String requireLinkedIn(String resultUrl) {
        return LinkedInUrl.https(resultUrl)
                .orElseThrow(() -> ProblemException.malformed("resultUrl must be an https LinkedIn URL of at most "
                        + OutreachPolicy.MAX_URL_LENGTH + " characters."));
    }

    /** Returns the draft to review with another text: both or neither. */
    @Transactional
    public DraftRow editAndReopen(Person by, UUID customerId, UUID id, int version, String body, DecidedVia via) {
        return edit(by, customerId, id, reopen(by, customerId, id, version, via).version(), body, via);
    }

    private LockedDraft lock(UUID customerId, UUID id, @Nullable Integer version) {
        LockedDraft draft = store.lock(customerId, id)
                .orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND, "There is no such draft."));
        if (version != null && version != draft.row().version()) {
            throw ProblemException.of(
                            ProblemType.STALE_VERSION,
                            "The draft has changed: version %d was seen, the current one is %d."
                                    .formatted(version, draft.row().version()))
                    .with("row", warnings.addTo(draft.row()));
        }
        return draft;
    }

    private DraftRow changed(Person by, Transition transition, LockedDraft draft, Optional<DraftRow> updated) {
        DraftRow row = updated.orElseThrow(() -> draft.invalidTransition(transition));
        store.updateHolds(row);
        audit.rememberName(by, row.customerId());
        relay.afterCommit();
        return warnings.addTo(row);
    }
}
