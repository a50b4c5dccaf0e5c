package com.heycmo.outreach.approval.queue;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.status.DraftState;
import com.heycmo.outreach.status.FailureKind;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of the queue, as people see it. Claim tokens are not in it.
 *
 * @param prospectUrl null if the person was erased
 * @param prospectId of a person; null for a post
 * @param dueAt the earliest time of a claim: {@code notBefore}, or later for a step of a sequence; null for none
 * @param version incremented when the text changes and when the draft returns to review
 * @param claims claims since the last reopening
 * @param failureKind {@code reported}, {@code uncertain} or {@code no_answer}; null unless failed
 * @param failureCode what the extension found; null if it gave no code
 * @param waitFor {@code accepted}: not claimed before the person has accepted an invitation
 * @param variant which wording the agent tried
 * @param madeByHand a person wrote the draft; it counts as edited by its author from the start
 * @param warnings codes of {@link com.heycmo.outreach.warning.Warning}; none unless pending or approved
 * @param state what is true of the draft now; not in the JSON
 * @param resolvedByUserId who found out whether it was sent; not in the JSON
 * @param draftedBody the text as drafted, once a person has edited it; only for pages, not in the JSON
 * @param lockedUntil the end of the last unanswered lock; the lock is live while this is in the future
 */
public record DraftRow(
        UUID id,
        UUID customerId,
        String action,
        String status,
        @Nullable String prospectUrl,
        @Nullable UUID prospectId,
        @Nullable String prospectName,
        @Nullable String prospectCompany,
        @Nullable String prospectRole,
        String body,
        int dayOffset,
        @Nullable String intentSource,
        @Nullable String intentReason,
        Instant draftedAt,
        @Nullable Instant approvedAt,
        @Nullable UUID approvedByUserId,
        @Nullable Instant sentAt,
        @Nullable String resultUrl,
        @Nullable String errorMessage,
        @Nullable Instant lockedUntil,
        Instant expiresAt,
        @Nullable Instant notBefore,
        @Nullable Instant dueAt,
        int version,
        int claims,
        @Nullable String failureKind,
        @Nullable String failureCode,
        @Nullable String waitFor,
        @Nullable String variant,
        boolean madeByHand,
        List<String> warnings,
        @Nullable Instant editedAt,
        @Nullable UUID editedByUserId,
        @Nullable Instant skippedAt,
        @Nullable UUID skippedByUserId,
        @Nullable String skipReason,
        @JsonIgnore @Nullable UUID resolvedByUserId,
        @JsonIgnore @Nullable String draftedBody,
        Instant createdAt,
        Instant updatedAt,
        @JsonIgnore DraftState state) {

    /** The path of one row below its customer. Only ids match; other names are other resources. */
    public static final String ID_PATH = "/{id:[0-9a-fA-F-]{36}}";

    private static final Set<String> OPEN_OUTCOMES =
            Set.of(FailureKind.NO_ANSWER.wireName(), FailureKind.UNCERTAIN.wireName());

    /** Whether it failed in a way that leaves open whether it was sent, so that a person has to look. */
    @JsonIgnore
    public boolean isOutcomeOpen() {
        return failureKind != null && OPEN_OUTCOMES.contains(failureKind);
    }

    /** Whether the person was erased: the row names nobody, and nothing may change it any more but a report. */
    @JsonIgnore
    public boolean isErased() {
        return prospectUrl == null;
    }

    /** {@link #action} as the policy knows it. */
    public Action draftAction() {
        return Action.ofWireName(action).orElseThrow();
    }

    DraftRow withWarnings(List<String> codes) {
        return new DraftRow(
                id,
                customerId,
                action,
                status,
                prospectUrl,
                prospectId,
                prospectName,
                prospectCompany,
                prospectRole,
                body,
                dayOffset,
                intentSource,
                intentReason,
                draftedAt,
                approvedAt,
                approvedByUserId,
                sentAt,
                resultUrl,
                errorMessage,
                lockedUntil,
                expiresAt,
                notBefore,
                dueAt,
                version,
                claims,
                failureKind,
                failureCode,
                waitFor,
                variant,
                madeByHand,
                codes,
                editedAt,
                editedByUserId,
                skippedAt,
                skippedByUserId,
                skipReason,
                resolvedByUserId,
                draftedBody,
                createdAt,
                updatedAt,
                state);
    }
}
