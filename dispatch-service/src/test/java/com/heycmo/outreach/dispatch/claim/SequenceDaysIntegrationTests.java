package com.heycmo.outreach.dispatch.claim;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.QueueRow;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** When the steps of a sequence are due: days after the step that was sent, and the acceptance. */
class SequenceDaysIntegrationTests extends SequenceTestBase {

    private static final Duration WEEK = DAY.multipliedBy(7);

    @Test
    void claimsAStepAsManyDaysAfterTheEarlierOneAsPlanned() {
        UUID first = step(approved(), Action.CONNECTION_REQUEST, 0);
        UUID second = step(approved(), Action.MESSAGE, 3);

        send(first);
        assertNothingToClaim();
        pass(DAY.multipliedBy(3).minus(SOON));
        assertNothingToClaim();

        pass(SOON);
        assertThat(extension.claim().jobId()).isEqualTo(second);
    }

    @Test
    void countsTheDaysFromTheRealSendHoweverLateItWas() {
        UUID first = step(approved(), Action.CONNECTION_REQUEST, 0);
        UUID second = step(approved(), Action.MESSAGE, 3);
        pass(DAY.multipliedBy(2));

        send(first);

        Instant due = rows.time(customerId, first, "sent_at").plus(DAY.multipliedBy(3));
        assertThat(rows.time(customerId, second, "step_due_at")).isEqualTo(due);
        assertThat(rows.time(customerId, second, "due_at")).isEqualTo(due);
        // It would have expired in five days.
        assertThat(rows.time(customerId, second, "expires_at")).isEqualTo(due.plus(WEEK));
    }

    @Test
    void theLaterOfNotBeforeAndTheEarlierStepCounts() {
        UUID first = step(approved(), Action.CONNECTION_REQUEST, 0);
        UUID second = step(approved().at("not_before", DAY.multipliedBy(4)), Action.MESSAGE, 3);
        Instant notBefore = rows.time(customerId, second, "not_before");

        send(first);

        assertThat(rows.time(customerId, second, "due_at")).isEqualTo(notBefore);
    }

    @Test
    void theLastOfSeveralSentStepsDecides() {
        step(QueueRow.sent(customerId, DAY.multipliedBy(4)), Action.CONNECTION_REQUEST, 0);
        UUID middle = step(QueueRow.sent(customerId, DAY), Action.MESSAGE, 3);
        UUID last = step(approved(), Action.MESSAGE, 7);

        assertThat(rows.time(customerId, last, "step_due_at"))
                .isEqualTo(rows.time(customerId, middle, "sent_at").plus(DAY.multipliedBy(4)));
    }

    @Test
    void aLateSuccessOfTheEarlierStepStillCounts() {
        UUID token = UUID.randomUUID();
        UUID first = step(
                QueueRow.skipped(customerId)
                        .claim(token, Duration.ofMinutes(-10))
                        .at("approved_at", DAY.negated())
                        .with("approved_by_user_id", QueueRow.REVIEWER),
                Action.CONNECTION_REQUEST,
                0);
        UUID second = step(approved(), Action.MESSAGE, 3);

        assertThat(extension.report(first, true, token.toString()).status()).isEqualTo(200);

        assertThat(rows.time(customerId, second, "step_due_at"))
                .isEqualTo(rows.time(customerId, first, "sent_at").plus(DAY.multipliedBy(3)));
        assertNothingToClaim();
    }

    @Test
    void aMessageWaitsForTheAcceptance() {
        step(QueueRow.sent(customerId, DAY.multipliedBy(5)), Action.CONNECTION_REQUEST, 0);
        UUID message = step(approved().with("wait_for", "accepted"), Action.MESSAGE, 3);
        assertNothingToClaim();
        pass(DAY.multipliedBy(2));
        assertNothingToClaim();

        accepted();
        rows.updateHolds(customerId);

        assertThat(extension.claim().jobId()).isEqualTo(message);
    }

    @Test
    void aMessageDoesNotWaitForAnAcceptanceThatIsKnown() {
        accepted();
        UUID message = step(approved().with("wait_for", "accepted"), Action.MESSAGE, 3);

        assertThat(extension.claim().jobId()).isEqualTo(message);
    }

    @Test
    void anAcceptanceDoesNotLetALaterStepOvertake() {
        step(pending(), Action.CONNECTION_REQUEST, 0);
        step(approved().with("wait_for", "accepted"), Action.MESSAGE, 3);
        accepted();
        rows.updateHolds(customerId);

        assertNothingToClaim();
    }

    @Test
    void theExpiryOfAWaitingMessageMovesByThirtyDays() {
        UUID first = step(QueueRow.sent(customerId, DAY), Action.CONNECTION_REQUEST, 0);
        UUID message = step(approved().with("wait_for", "accepted"), Action.MESSAGE, 3);

        assertThat(rows.time(customerId, message, "expires_at"))
                .isEqualTo(rows.time(customerId, first, "sent_at").plus(DAY.multipliedBy(33)));
    }
}
