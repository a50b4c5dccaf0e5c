package com.heycmo.outreach.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was done. When, and which came first, is the database's to say.
 *
 * @param version of the draft, after what happened
 * @param detail the reason of a skip, the error of a failure, the name of a device; never a draft's text. At most 500
 *     characters
 */
public record AuditEntry(
        UUID customerId,
        AuditAction what,
        Actor actor,
        @Nullable UUID draftId,
        @Nullable UUID extensionId,
        @Nullable Integer version,
        @Nullable String detail) {

    /** What was done to a draft. */
    public static AuditEntry ofDraft(UUID customerId, UUID draftId, int version, AuditAction what, Actor actor) {
        return new AuditEntry(customerId, what, actor, draftId, null, version, null);
    }

    /** What was done to a device. */
    public static AuditEntry ofExtension(UUID customerId, UUID extensionId, AuditAction what, Actor actor) {
        return new AuditEntry(customerId, what, actor, null, extensionId, null, null);
    }

    /** What was done to the customer as a whole. */
    public static AuditEntry ofCustomer(UUID customerId, AuditAction what, Actor actor) {
        return new AuditEntry(customerId, what, actor, null, null, null, null);
    }

    /** The same entry with this said about it. */
    public AuditEntry withDetail(@Nullable String words) {
        return new AuditEntry(customerId, what, actor, draftId, extensionId, version, words);
    }
}
