package com.heycmo.outreach.dispatch.job;

import com.heycmo.outreach.draft.ErasedUrl;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.status.DraftStatus;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A draft that an extension reports about, with its row locked.
 *
 * @param claims since the last reopening, without those that were released
 * @param claimTokens of all claims of the draft, oldest first
 * @param lockedUntil the end of the last lock that was not answered; null for none
 * @param claimReleased whether the last claim was released
 * @param failedReleases since the last approval
 * @param ruledOut the rule that skips this approved draft when its lock ends; null for none
 * @param failuresInRow of the customer, since its last success or resume
 * @param now the database's time, read after the row was locked
 */
public record ReportedJob(
        UUID customerId,
        UUID id,
        Action action,
        String prospectUrl,
        DraftStatus status,
        boolean failedWithoutAnswer,
        int claims,
        List<String> claimTokens,
        @Nullable Instant lockedUntil,
        boolean claimReleased,
        int failedReleases,
        @Nullable String ruledOut,
        @Nullable Instant sentAt,
        @Nullable String resultUrl,
        @Nullable String errorMessage,
        int failuresInRow,
        Instant now) {

    /** Whether the person was erased: then no text about them is stored. */
    public boolean isErased() {
        return ErasedUrl.matches(prospectUrl);
    }

    public JobState state() {
        return switch (status) {
            case PENDING_REVIEW -> JobState.PENDING_REVIEW;
            case APPROVED -> JobState.APPROVED;
            case SKIPPED -> JobState.SKIPPED;
            case EXPIRED -> JobState.EXPIRED;
            case SENT -> JobState.SENT;
            case FAILED -> failedWithoutAnswer ? JobState.FAILED_WITHOUT_ANSWER : JobState.FAILED_BY_REPORT;
        };
    }

    /** How a report's token relates to the claims of this draft; null for a report without a token. */
    public TokenMatch match(@Nullable String token) {
        if (token == null) {
            return claims == 0 ? TokenMatch.UNCLAIMED : TokenMatch.NOT_GIVEN;
        }
        Integer number = numberOf(token);
        if (number == null) {
            return TokenMatch.UNKNOWN;
        }
        boolean last = claims > 0 && !claimReleased && number == claimTokens.size();
        return last ? TokenMatch.CURRENT : TokenMatch.EARLIER;
    }

    /** Which claim had this token, counted from 1; null for none. */
    public @Nullable Integer numberOf(@Nullable String token) {
        int index = token == null ? -1 : claimTokens.lastIndexOf(token.toLowerCase(Locale.ROOT));
        return index < 0 ? null : index + 1;
    }
}
