package com.heycmo.outreach.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An outcome of a draft: the value of a record of {@link Topic#OUTCOMES}. It does not contain the text that was sent.
 *
 * @param eventId the same on every copy
 * @param type {@code sent} or {@code failed}
 * @param prospectUrl null if the person was erased
 * @param approvedAt null if the draft was reopened after the approval
 * @param occurredAt the database's time of the change
 * @param sequence numbers a draft's outcomes from 1; the highest one is valid, and {@code sent} is always the last
 * @param claims the number of claims since the draft was last reopened
 * @param failureKind {@code reported}, {@code uncertain} or {@code no_answer}; null when sent
 * @param failureCode what the extension found; null if it named no code, and when sent
 * @param approvedVia {@code page}, {@code page_bulk} or {@code api}: how the person decided; null where approvedAt is
 * @param variant which wording the agent tried
 * @param resolvedByUserId who looked and said what became of it; null for an extension's report
 * @param bodySha256 hex, of the text that the claim handed out
 * @param bodyAsApproved whether the reported hash equals {@code bodySha256}; null if none was reported
 */
public record OutcomeEvent(
        UUID eventId,
        String type,
        UUID customerId,
        UUID draftId,
        String action,
        @Nullable String prospectUrl,
        int dayOffset,
        @Nullable String intentSource,
        Instant draftedAt,
        @Nullable Instant approvedAt,
        @Nullable UUID approvedByUserId,
        Instant occurredAt,
        int sequence,
        int claims,
        @Nullable String failureKind,
        @Nullable String failureCode,
        @Nullable String approvedVia,
        @Nullable String variant,
        @Nullable UUID resolvedByUserId,
        @Nullable String resultUrl,
        @Nullable String errorMessage,
        @Nullable String bodySha256,
        @Nullable Boolean bodyAsApproved)
        implements DraftEvent {

    public static final String SENT = "sent";
    public static final String FAILED = "failed";
}
