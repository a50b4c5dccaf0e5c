package com.heycmo.outreach.dispatch.outcome;

import com.heycmo.outreach.event.OutcomeEvent;
import com.heycmo.outreach.status.DraftStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job whose end was just written.
 *
 * @param endedAt the database's time of the change
 * @param outcomes how many outcomes this draft has had, this one included
 * @param claims since the last retry
 * @param bodySha256 hex, of the text that was handed out under the claim that is answered
 */
public record CompletedJob(
        UUID customerId,
        UUID id,
        DraftStatus status,
        String action,
        String prospectUrl,
        int dayOffset,
        @Nullable String intentSource,
        Instant draftedAt,
        @Nullable Instant approvedAt,
        @Nullable UUID approvedByUserId,
        Instant endedAt,
        int outcomes,
        int claims,
        @Nullable String failureKind,
        @Nullable Instant sentAt,
        @Nullable String resultUrl,
        @Nullable String errorMessage,
        String bodySha256) {

    /** @param reportedSha256 hex, of the text that the extension posted; null when it did not say */
    OutcomeEvent toEvent(UUID eventId, @Nullable String reportedSha256) {
        return new OutcomeEvent(
                eventId,
                status == DraftStatus.SENT ? OutcomeEvent.SENT : OutcomeEvent.FAILED,
                customerId,
                id,
                action,
                prospectUrl,
                dayOffset,
                intentSource,
                draftedAt,
                approvedAt,
                approvedByUserId,
                endedAt,
                outcomes,
                claims,
                failureKind,
                resultUrl,
                errorMessage,
                bodySha256,
                reportedSha256 == null ? null : reportedSha256.equalsIgnoreCase(bodySha256));
    }
}
