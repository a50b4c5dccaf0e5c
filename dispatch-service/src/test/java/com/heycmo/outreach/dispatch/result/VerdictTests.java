package com.heycmo.outreach.dispatch.result;

import static com.heycmo.outreach.dispatch.job.JobState.APPROVED;
import static com.heycmo.outreach.dispatch.job.JobState.FAILED_BY_REPORT;
import static com.heycmo.outreach.dispatch.job.JobState.SENT;
import static com.heycmo.outreach.dispatch.job.TokenMatch.CURRENT;
import static com.heycmo.outreach.dispatch.job.TokenMatch.EARLIER;
import static com.heycmo.outreach.dispatch.job.TokenMatch.NOT_GIVEN;
import static com.heycmo.outreach.dispatch.job.TokenMatch.UNCLAIMED;
import static com.heycmo.outreach.dispatch.job.TokenMatch.UNKNOWN;
import static com.heycmo.outreach.dispatch.result.Verdict.CLAIM_SUPERSEDED;
import static com.heycmo.outreach.dispatch.result.Verdict.INVALID_TRANSITION;
import static com.heycmo.outreach.dispatch.result.Verdict.MARK_FAILED;
import static com.heycmo.outreach.dispatch.result.Verdict.MARK_SENT;
import static com.heycmo.outreach.dispatch.result.Verdict.NEVER_CLAIMED;
import static com.heycmo.outreach.dispatch.result.Verdict.REPEAT;
import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.dispatch.job.JobState;
import com.heycmo.outreach.dispatch.job.TokenMatch;
import com.heycmo.outreach.status.DraftStatus;
import com.heycmo.outreach.status.Transition;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every cell of the contract's table of results. */
class VerdictTests {

    @Test
    void acceptsASuccessOfAnApprovedJobFromAnyClaim() {
        assertThat(onSuccess(APPROVED))
                .containsExactly(NEVER_CLAIMED, MARK_SENT, MARK_SENT, MARK_SENT, CLAIM_SUPERSEDED);
    }

    @Test
    void acceptsAFailureOfAnApprovedJobFromTheLastClaimOnly() {
        assertThat(onFailure(APPROVED))
                .containsExactly(NEVER_CLAIMED, MARK_FAILED, MARK_FAILED, CLAIM_SUPERSEDED, CLAIM_SUPERSEDED);
    }

    @Test
    void neverChangesASentJob() {
        assertThat(onSuccess(SENT)).containsExactly(REPEAT, REPEAT, REPEAT, REPEAT, CLAIM_SUPERSEDED);
        assertThat(onFailure(SENT))
                .containsExactly(
                        INVALID_TRANSITION,
                        INVALID_TRANSITION,
                        INVALID_TRANSITION,
                        INVALID_TRANSITION,
                        CLAIM_SUPERSEDED);
    }

    @Test
    void acceptsASuccessAfterAReportedFailure() {
        assertThat(onSuccess(FAILED_BY_REPORT))
                .containsExactly(NEVER_CLAIMED, MARK_SENT, MARK_SENT, MARK_SENT, CLAIM_SUPERSEDED);
    }

    @Test
    void repeatsAReportedFailure() {
        assertThat(onFailure(FAILED_BY_REPORT))
                .containsExactly(NEVER_CLAIMED, REPEAT, REPEAT, REPEAT, CLAIM_SUPERSEDED);
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILED_WITHOUT_ANSWER", "SKIPPED", "EXPIRED", "PENDING_REVIEW"})
    void acceptsALateSuccessButNotALateFailure(JobState state) {
        assertThat(onSuccess(state)).containsExactly(NEVER_CLAIMED, MARK_SENT, MARK_SENT, MARK_SENT, CLAIM_SUPERSEDED);
        assertThat(onFailure(state))
                .containsExactly(
                        NEVER_CLAIMED, INVALID_TRANSITION, INVALID_TRANSITION, INVALID_TRANSITION, CLAIM_SUPERSEDED);
    }

    @ParameterizedTest
    @EnumSource
    void performsOnlyAllowedTransitions(JobState state) {
        DraftStatus status = statusOf(state);
        for (TokenMatch match : TokenMatch.values()) {
            if (Verdict.of(state, match, true) == MARK_SENT) {
                assertThat(Transition.REPORT_SENT.allowedFrom(status)).isTrue();
            }
            if (Verdict.of(state, match, false) == MARK_FAILED) {
                assertThat(Transition.REPORT_FAILED.allowedFrom(status)).isTrue();
            }
            assertThat(Verdict.of(state, match, true)).isNotEqualTo(MARK_FAILED);
            assertThat(Verdict.of(state, match, false)).isNotEqualTo(MARK_SENT);
        }
    }

    private static List<Verdict> onSuccess(JobState state) {
        return row(state, true);
    }

    private static List<Verdict> onFailure(JobState state) {
        return row(state, false);
    }

    private static List<Verdict> row(JobState state, boolean success) {
        return List.of(UNCLAIMED, NOT_GIVEN, CURRENT, EARLIER, UNKNOWN).stream()
                .map(match -> Verdict.of(state, match, success))
                .toList();
    }

    private static DraftStatus statusOf(JobState state) {
        return switch (state) {
            case PENDING_REVIEW -> DraftStatus.PENDING_REVIEW;
            case APPROVED -> DraftStatus.APPROVED;
            case SKIPPED -> DraftStatus.SKIPPED;
            case EXPIRED -> DraftStatus.EXPIRED;
            case SENT -> DraftStatus.SENT;
            case FAILED_BY_REPORT, FAILED_WITHOUT_ANSWER -> DraftStatus.FAILED;
        };
    }
}
