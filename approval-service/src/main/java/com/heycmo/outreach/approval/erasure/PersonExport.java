package com.heycmo.outreach.approval.erasure;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.heycmo.outreach.approval.history.HistoryEntry;
import com.heycmo.outreach.approval.queue.DraftRow;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that is held about one person, at one moment. Claim tokens and keys are not in it: they are secrets of the extension.
 *
 * @param state null if nothing but drafts and entries is known
 * @param signals what extensions and people have seen, oldest first
 * @param doNotContact the entry that names the person; null for none
 * @param drafts oldest first
 * @param draftDetails of each of these drafts, in the same order
 * @param history the audit entries of these drafts, oldest first
 * @param unsentEvents of these drafts and of the person, as a JSON array
 */
public record PersonExport(
        UUID customerId,
        UUID prospectId,
        String prospectUrl,
        Instant exportedAt,
        @Nullable ExportedState state,
        List<ExportedSignal> signals,
        @Nullable ExportedEntry doNotContact,
        List<DraftRow> drafts,
        List<DraftDetails> draftDetails,
        List<HistoryEntry> history,
        @JsonRawValue String unsentEvents) {

    /** The latest time of each; null: not known. */
    public record ExportedState(
            @Nullable Instant acceptedAt,
            @Nullable Instant withdrawnAt,
            @Nullable Instant repliedAt) {}

    public record ExportedSignal(
            String type,
            Instant occurredAt,
            Instant recordedAt,
            String actor,
            @Nullable UUID actorId) {}

    /** @param until null: no end */
    public record ExportedEntry(
            UUID id, @Nullable String reason, @Nullable Instant until, Instant createdAt, UUID createdByUserId) {}

    /**
     * What a row of the queue holds besides.
     *
     * @param draftedBody the text as drafted, if a person has edited it
     * @param claimBodySha256 hex, of the text that each claim handed out
     */
    public record DraftDetails(
            UUID id,
            @Nullable String draftedBody,
            @Nullable String approvedVia,
            @Nullable UUID resolvedByUserId,
            @Nullable Instant claimedAt,
            @Nullable UUID claimedByExtensionId,
            List<String> claimBodySha256,
            int outcomes) {}
}
