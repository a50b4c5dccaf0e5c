package com.heycmo.outreach.dispatch.result;

import com.heycmo.outreach.status.DraftStatus;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The draft that a report speaks of, with its row locked.
 *
 * @param claims since the last retry
 * @param claimTokens of all claims there ever were, oldest first
 * @param now the database's time, read after the row was locked
 */
record ReportedJob(
        UUID customerId,
        UUID id,
        DraftStatus status,
        boolean failedWithoutAnswer,
        int claims,
        List<String> claimTokens,
        @Nullable Instant sentAt,
        @Nullable String resultUrl,
        @Nullable String errorMessage,
        Instant now) {

    JobState state() {
        return switch (status) {
            case PENDING_REVIEW -> JobState.PENDING_REVIEW;
            case APPROVED -> JobState.APPROVED;
            case SKIPPED -> JobState.SKIPPED;
            case EXPIRED -> JobState.EXPIRED;
            case SENT -> JobState.SENT;
            case FAILED -> failedWithoutAnswer ? JobState.FAILED_WITHOUT_ANSWER : JobState.FAILED_BY_REPORT;
        };
    }

    TokenMatch proofOf(@Nullable String token) {
        if (token == null) {
            return claims == 0 ? TokenMatch.UNCLAIMED : TokenMatch.NOT_GIVEN;
        }
        int number = numberOf(token);
        if (number == 0) {
            return TokenMatch.UNKNOWN;
        }
        return claims > 0 && number == claimTokens.size() ? TokenMatch.CURRENT : TokenMatch.EARLIER;
    }

    /** Which claim had this token, counted from 1; 0 for none. */
    int numberOf(String token) {
        return claimTokens.lastIndexOf(token.toLowerCase(Locale.ROOT)) + 1;
    }
}
