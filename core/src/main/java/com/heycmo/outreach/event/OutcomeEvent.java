package com.heycmo.outreach.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One outcome of a draft, the value of a record of {@link Topic#OUTCOMES}. The text that was sent is not in it.
 *
 * @param eventId the same on every copy
 * @param type {@code sent} or {@code failed}
 * @param approvedAt null where a retry has cleared it
 * @param occurredAt the database's time of the change
 * @param sequence counts a draft's outcomes from 1; the highest counts, and nothing follows a {@code sent}
 * @param claims claims since the last retry
 * @param failureKind {@code reported} or {@code no_answer}; null when sent
 * @param bodySha256 hex, of the text that was handed out with the claim
 * @param bodyAsApproved whether the reported hash is {@code bodySha256}; null when none was reported
 */
public record OutcomeEvent(
        UUID eventId,
        String type,
        UUID customerId,
        UUID draftId,
        String action,
        String prospectUrl,
        int dayOffset,
        @Nullable String intentSource,
        Instant draftedAt,
        @Nullable Instant approvedAt,
        @Nullable UUID approvedByUserId,
        Instant occurredAt,
        int sequence,
        int claims,
        @Nullable String failureKind,
        @Nullable String resultUrl,
        @Nullable String errorMessage,
        @Nullable String bodySha256,
        @Nullable Boolean bodyAsApproved) {

    public static final String SENT = "sent";
    public static final String FAILED = "failed";

    /** {@code com.heycmo.linkedin.outreach.<type>.v1}. */
    public String cloudEventType() {
        return "com.heycmo.linkedin.outreach.%s.v1".formatted(type);
    }
}
