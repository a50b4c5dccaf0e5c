package com.heycmo.outreach.approval.people;

import com.heycmo.outreach.access.caller.Caller;
import com.heycmo.outreach.access.caller.Device;
import com.heycmo.outreach.access.caller.Person;
import com.heycmo.outreach.approval.audit.ReviewerAudit;
import com.heycmo.outreach.draft.ProspectId;
import com.heycmo.outreach.event.Actor;
import com.heycmo.outreach.event.SignalType;
import com.heycmo.outreach.holds.Signal;
import com.heycmo.outreach.outbox.RelayWakeUp;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records what extensions and reviewers have seen of people, and does what follows, in one transaction. */
@Service
public class Signals {

    private final PersonSignalStore store;
    private final ReviewerAudit audit;
    private final RelayWakeUp relay;

    Signals(PersonSignalStore store, ReviewerAudit audit, RelayWakeUp relay) {
        this.store = store;
        this.audit = audit;
        this.relay = relay;
    }

    /** Changes nothing if the customer has no draft of the person, or if the same is known. */
    @Transactional
    public void record(Caller by, UUID customerId, SignalReport report) {
        store.lockCustomer(customerId);
        Signal signal = signal(by, customerId, report);
        store.record(signal).ifPresent(occurredAt -> follow(by, signal, occurredAt));
    }

    private void follow(Caller by, Signal signal, Instant occurredAt) {
        audit.ofSignal(by, signal, occurredAt);
        if (signal.type() == SignalType.REPLIED) {
            store.skipOpenDrafts(signal.customerId(), signal.prospectUrl());
        }
        store.markOpenDraftsChanged(signal.customerId(), signal.prospectUrl());
        store.updateHolds(signal.customerId(), signal.prospectUrl());
        relay.afterCommit();
    }

    private static Signal signal(Caller by, UUID customerId, SignalReport report) {
        return new Signal(
                customerId,
                Objects.requireNonNull(ProspectId.of(customerId, report.prospectUrl())),
                report.prospectUrl(),
                report.type(),
                report.occurredAt(),
                by instanceof Person ? Actor.PERSON : Actor.EXTENSION,
                by instanceof Person person ? person.userId() : ((Device) by).id());
    }
}
