package com.heycmo.outreach.approval.audit;

import com.heycmo.outreach.access.caller.Caller;
import com.heycmo.outreach.access.caller.Person;
import com.heycmo.outreach.event.Actor;
import com.heycmo.outreach.holds.Signal;
import com.heycmo.outreach.policy.Action;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Records what callers do, in the transaction of the change, together with a person's name. */
@Component
public class ReviewerAudit {

    private final AuditStore store;

    ReviewerAudit(AuditStore store) {
        this.store = store;
    }

    /** Records a change of an extension. */
    public void ofExtension(Person by, UUID customerId, UUID extensionId, AuditAction action, String deviceName) {
        record(by, customerId, action, extensionId, deviceName);
    }

    /** Records a change that concerns the customer as a whole. */
    public void ofCustomer(Person by, UUID customerId, AuditAction action) {
        record(by, customerId, action, null, null);
    }

    /** Records a change of the customer's limits. */
    public void ofLimits(Person by, UUID customerId, String changes) {
        record(by, customerId, AuditAction.LIMITS_CHANGED, null, changes);
    }

    /** Records that the hold on an action was lifted. */
    public void ofHold(Person by, UUID customerId, Action action, String reason) {
        record(by, customerId, AuditAction.HOLD_LIFTED, null, action.wireName() + ": " + reason);
    }

    /**
     * Records that a person was erased, without a name.
     *
     * @param detail what was kept to refuse new drafts; null for nothing
     */
    public void ofErasure(Person by, UUID customerId, UUID prospectId, @Nullable String detail) {
        store.insertOfProspect(customerId, AuditAction.ERASED, prospectId, Actor.PERSON, by.userId(), detail);
        rememberName(by, customerId);
    }

    /** Records what an extension or a reviewer has seen of somebody, and when it happened. */
    public void ofSignal(Caller by, Signal signal, Instant occurredAt) {
        store.insertOfProspect(
                signal.customerId(),
                AuditAction.SIGNAL_RECORDED,
                signal.prospectId(),
                signal.actor(),
                signal.actorId(),
                signal.type().wireName() + " " + occurredAt);
        if (by instanceof Person person) {
            rememberName(person, signal.customerId());
        }
    }

    /** Keeps the person's name, if the credential gives one. */
    public void rememberName(Person person, UUID customerId) {
        String name = person.name();
        if (name != null) {
            store.rememberName(customerId, person.userId(), name);
        }
    }

    private void record(
            Person by, UUID customerId, AuditAction action, @Nullable UUID extensionId, @Nullable String detail) {
        store.insert(customerId, action, by.userId(), extensionId, detail);
        rememberName(by, customerId);
    }
}
