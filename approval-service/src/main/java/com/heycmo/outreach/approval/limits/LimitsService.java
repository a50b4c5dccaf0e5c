package com.heycmo.outreach.approval.limits;

import com.heycmo.outreach.access.caller.Person;
import com.heycmo.outreach.approval.audit.ReviewerAudit;
import com.heycmo.outreach.limits.Limits;
import com.heycmo.outreach.limits.LimitsReader;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.policy.Reasons;
import com.heycmo.outreach.problems.ProblemException;
import com.heycmo.outreach.problems.ProblemType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads and changes a customer's limits. A change holds from the next claim on. */
@Service
public class LimitsService {

    private static final Logger LOG = LoggerFactory.getLogger(LimitsService.class);

    private final LimitsStore store;
    private final ReviewerAudit audit;

    LimitsService(LimitsStore store, ReviewerAudit audit) {
        this.store = store;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public Limits of(UUID customerId) {
        return store.find(customerId);
    }

    /** What these limits allow today; the database knows the day. */
    @Transactional(readOnly = true)
    public LimitsPreview preview(Limits limits) {
        return new LimitsPreview(limits, store.today(limits.timeZone()));
    }

    /** The same for limits that are not stored yet; empty if they are not valid. */
    @Transactional(readOnly = true)
    public Optional<LimitsPreview> preview(byte[] json) {
        return LimitsReader.read(json, store::isTimeZone, new Reasons()).map(this::preview);
    }

    /** The names of the time zones that a person may choose, sorted. */
    @Transactional(readOnly = true)
    public List<String> timeZones() {
        return store.timeZones();
    }

    /** The longest note of a connection request, in UTF-16 code units. */
    @Transactional(readOnly = true)
    public int maxNoteLength(UUID customerId) {
        return store.maxNoteLength(customerId).orElse(Limits.DEFAULTS.maxConnectionNoteLength());
    }

    /**
     * Replaces the limits and records what was before. The same limits again change nothing.
     *
     * @param json all limits, with the version that the person saw; UTF-8
     * @return the limits with their new version
     * @throws ProblemException 400 with all reasons; 409 if the version is another one
     */
    @Transactional
    public Limits change(Person by, UUID customerId, byte[] json) {
        Limits wanted = read(json);
        store.lock(customerId);
        Limits before = store.find(customerId);
        if (wanted.version() != before.version()) {
            throw ProblemException.of(
                            ProblemType.STALE_VERSION,
                            "The limits have changed: version %d was seen, the current one is %d."
                                    .formatted(wanted.version(), before.version()))
                    .with("limits", before);
        }
        if (wanted.equals(before)) {
            return before;
        }
        Limits after = wanted.withVersion(before.version() + 1);
        store.save(customerId, after);
        if (after.holdLaterSteps() != before.holdLaterSteps()
                || after.maxConnectionNoteLength() != before.maxConnectionNoteLength()) {
            store.updateHolds(customerId);
        }
        audit.ofLimits(by, customerId, LimitChanges.between(before, after));
        LOG.info("Changed the limits of customer {} to version {}.", customerId, after.version());
        return after;
    }

    /**
     * Lets the action be claimed again before the end of its hold. Without a hold it changes nothing.
     *
     * @throws ProblemException 404 if there is no such action
     */
    @Transactional
    public void liftHold(Person by, UUID customerId, String actionName) {
        Action action = Action.ofWireName(actionName)
                .orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND, "There is no action of this name."));
        store.lock(customerId);
        store.liftHold(customerId, action).ifPresent(reason -> {
            audit.ofHold(by, customerId, action, reason);
            LOG.info("Lifted the hold on {} of customer {}.", action.wireName(), customerId);
        });
    }

    private Limits read(byte[] json) {
        Reasons reasons = new Reasons();
        Optional<Limits> limits = LimitsReader.read(json, store::isTimeZone, reasons);
        if (!reasons.isEmpty()) {
            throw ProblemException.validationFailed(reasons.list());
        }
        return limits.orElseThrow();
    }
}
