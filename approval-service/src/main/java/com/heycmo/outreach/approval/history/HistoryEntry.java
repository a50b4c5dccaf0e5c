package com.heycmo.outreach.approval.history;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was done, with what is known today of whom and what it speaks of. Of a draft or a device that is gone,
 * its id alone is left.
 *
 * @param seq where it stands: the later, the higher
 * @param what the wire name of a {@link com.heycmo.outreach.approval.audit.AuditAction}
 * @param version of the draft, after what happened
 * @param actor {@code person}, {@code extension}, {@code agent} or {@code pipeline}
 * @param actorId the person's user id or the extension's id; null for the others
 * @param actorName what the person or the device is called; null when nobody has said
 * @param detail the reason of a skip, the error of a failure, the name that a device had
 * @param action of the draft, as its prospect's name and URL are
 */
public record HistoryEntry(
        long seq,
        Instant at,
        String what,
        @Nullable UUID draftId,
        @Nullable UUID extensionId,
        @Nullable Integer version,
        String actor,
        @Nullable UUID actorId,
        @Nullable String actorName,
        @Nullable String detail,
        @Nullable String prospectName,
        @Nullable String prospectUrl,
        @Nullable String action) {}
