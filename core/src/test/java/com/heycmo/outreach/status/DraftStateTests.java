package com.heycmo.outreach.status;

import static com.heycmo.outreach.status.DraftState.Refusal.CLAIM_IN_FLIGHT;
import static com.heycmo.outreach.status.DraftState.Refusal.EXPIRED;
import static com.heycmo.outreach.status.DraftState.Refusal.INVALID_TRANSITION;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DraftStateTests {

    private static final Set<Transition> REVIEWERS =
            EnumSet.of(Transition.APPROVE, Transition.EDIT, Transition.REPLACE, Transition.SKIP, Transition.REOPEN);

    @Test
    void aPendingDraftMayBeApprovedEditedReplacedAndSkipped() {
        assertThat(allowed(state(DraftStatus.PENDING_REVIEW, false, false)))
                .containsExactlyInAnyOrder(Transition.APPROVE, Transition.EDIT, Transition.REPLACE, Transition.SKIP);
    }

    @Test
    void anExpiredPendingDraftMayBeSkippedAndReopened() {
        DraftState state = state(DraftStatus.PENDING_REVIEW, false, true);

        assertThat(allowed(state)).containsExactlyInAnyOrder(Transition.SKIP, Transition.REOPEN);
        assertThat(state.refusal(Transition.APPROVE)).contains(EXPIRED);
        assertThat(state.refusal(Transition.EDIT)).contains(EXPIRED);
        assertThat(state.refusal(Transition.REPLACE)).contains(EXPIRED);
    }

    @Test
    void anApprovedDraftMayBeSkippedAndReopened() {
        assertThat(allowed(state(DraftStatus.APPROVED, false, false)))
                .containsExactlyInAnyOrder(Transition.SKIP, Transition.REOPEN);
        assertThat(allowed(state(DraftStatus.APPROVED, false, true)))
                .containsExactlyInAnyOrder(Transition.SKIP, Transition.REOPEN);
    }

    @Test
    void nothingIsAllowedWhileAnExtensionIsWorkingOnIt() {
        DraftState state = state(DraftStatus.APPROVED, true, false);

        assertThat(allowed(state)).isEmpty();
        assertThat(state.refusal(Transition.SKIP)).contains(CLAIM_IN_FLIGHT);
    }

    @Test
    void skippedFailedAndExpiredDraftsMayBeReopened() {
        assertThat(allowed(state(DraftStatus.SKIPPED, false, false))).containsExactly(Transition.REOPEN);
        assertThat(allowed(state(DraftStatus.FAILED, false, false))).containsExactly(Transition.REOPEN);
        assertThat(allowed(state(DraftStatus.EXPIRED, false, true))).containsExactly(Transition.REOPEN);
    }

    @Test
    void aSentDraftStaysAsItIs() {
        assertThat(allowed(state(DraftStatus.SENT, false, false))).isEmpty();
        assertThat(state(DraftStatus.SENT, false, false).refusal(Transition.APPROVE))
                .contains(INVALID_TRANSITION);
    }

    private static DraftState state(DraftStatus status, boolean lockLive, boolean expired) {
        return new DraftState(status, Instant.EPOCH, lockLive, expired);
    }

    private static Set<Transition> allowed(DraftState state) {
        Set<Transition> allowed = EnumSet.noneOf(Transition.class);
        REVIEWERS.stream().filter(state::allows).forEach(allowed::add);
        return allowed;
    }
}
