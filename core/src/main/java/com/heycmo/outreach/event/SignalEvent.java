package com.heycmo.outreach.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something new about a person: the value of a record of {@link Topic#SIGNALS}. It never contains a text.
 *
 * @param eventId the same on every copy
 * @param type {@code accepted}, {@code replied}, {@code declined}, {@code withdrawn}, {@code do_not_contact} or {@code erased}
 * @param prospectId the person; null for an entry that forbids contact with a company
 * @param prospectUrl null for a company and of an erased person
 * @param company null unless contact with a company is forbidden
 * @param occurredAt when it happened, which may be long before it was reported
 * @param reportedBy {@code extension}, {@code person} or {@code pipeline}
 * @param lastSent what was sent to that person last before it, and of an acceptance, a refusal and a withdrawal the last
 *     connection request, if one was sent; null if nothing was, and of an erased person
 */
public record SignalEvent(
        UUID eventId,
        String type,
        UUID customerId,
        @Nullable UUID prospectId,
        @Nullable String prospectUrl,
        @Nullable String company,
        Instant occurredAt,
        String reportedBy,
        @Nullable LastSent lastSent) {

    public static final String ACCEPTED = "accepted";
    public static final String REPLIED = "replied";
    public static final String DECLINED = "declined";
    public static final String WITHDRAWN = "withdrawn";
    public static final String DO_NOT_CONTACT = "do_not_contact";
    public static final String ERASED = "erased";

    /** A draft that was sent. */
    public record LastSent(
            UUID draftId,
            String action,
            int dayOffset,
            @Nullable String intentSource,
            @Nullable String variant,
            Instant sentAt) {}

    public String cloudEventType() {
        return DraftEvent.cloudEventType(type);
    }
}
