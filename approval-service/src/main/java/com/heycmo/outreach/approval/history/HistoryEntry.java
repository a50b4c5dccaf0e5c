package com.heycmo.outreach.approval.history;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One audit entry, with the present names of the people, devices and prospects it refers to. Of a draft or device that
 * was deleted only the id is left.
 *
 * @param seq position in the audit; later entries have higher numbers
 * @param what the wire name of a {@link com.heycmo.outreach.approval.audit.AuditAction}
 * @param version of the draft, after the action
 * @param actor {@code person}, {@code extension}, {@code agent} or {@code pipeline}
 * @param actorId the person's user id or the extension's id; null for the others
 * @param actorName name of the person or the device; null if unknown
 * @param via how a person decided about a draft: {@code page}, {@code page_bulk} or {@code api}; null for the rest
 * @param prospectId whom the entry is about; null for entries about a customer, a device or a comment on a post
 * @param detail the reason of a skip, the error of a failure, the name of a device, the type and time of a signal
 * @param action of the draft
 */
public record HistoryEntry(
        long seq,
        Instant at,
        String what,
        @Nullable UUID draftId,
        @Nullable UUID extensionId,
        @Nullable UUID prospectId,
        @Nullable Integer version,
        String actor,
        @Nullable UUID actorId,
        @Nullable String actorName,
        @Nullable String via,
        @Nullable String detail,
        @Nullable String prospectName,
        @Nullable String prospectUrl,
        @Nullable String action) {}
