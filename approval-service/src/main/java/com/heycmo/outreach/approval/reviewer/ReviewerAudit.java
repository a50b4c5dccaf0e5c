package com.heycmo.outreach.approval.reviewer;

import com.heycmo.outreach.access.caller.Person;
import com.heycmo.outreach.audit.Actor;
import com.heycmo.outreach.audit.AuditAction;
import com.heycmo.outreach.audit.AuditEntry;
import com.heycmo.outreach.audit.AuditLog;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes down what a person did, in the transaction that does it, and what this person is called. */
@Component
public class ReviewerAudit {

    private final AuditLog log;
    private final PersonStore people;
    private final Reviewer reviewer;

    ReviewerAudit(AuditLog log, PersonStore people, Reviewer reviewer) {
        this.log = log;
        this.people = people;
        this.reviewer = reviewer;
    }

    /** @param version of the draft as it is now */
    public void ofDraft(UUID customerId, UUID draftId, int version, AuditAction what, @Nullable String detail) {
        UUID userId = reviewer.userId();
        write(AuditEntry.ofDraft(customerId, draftId, version, what, Actor.person(userId))
                .withDetail(detail));
    }

    /** What this person did to a device of this name. */
    public void ofExtension(UUID customerId, UUID extensionId, AuditAction what, String deviceName, UUID userId) {
        write(AuditEntry.ofExtension(customerId, extensionId, what, Actor.person(userId))
                .withDetail(deviceName));
    }

    public void ofCustomer(UUID customerId, AuditAction what) {
        write(AuditEntry.ofCustomer(customerId, what, Actor.person(reviewer.userId())));
    }

    private void write(AuditEntry entry) {
        log.record(entry);
        reviewer.person()
                .filter(person -> person.userId().equals(entry.actor().id()))
                .ifPresent(person -> remember(entry.customerId(), person));
    }

    private void remember(UUID customerId, Person person) {
        String name = person.name();
        if (name != null) {
            people.remember(customerId, person.userId(), name);
        }
    }
}
