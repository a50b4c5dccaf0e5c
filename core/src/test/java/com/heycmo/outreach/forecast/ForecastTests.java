package com.heycmo.outreach.forecast;

import static com.heycmo.outreach.forecast.SnapshotBuilder.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.policy.Action;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ForecastTests {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofHours(24);
    private static final LocalDate TODAY = LocalDate.parse("2026-11-30");

    private final SnapshotBuilder customer = new SnapshotBuilder();

    @Test
    void sendsTheOldestFirstAndOneEvery195Seconds() {
        UUID second = customer.draft(MINUTE);
        UUID first = customer.draft(HOUR);

        assertThat(customer.forecast())
                .containsExactly(
                        new ForecastItem(first, NOW, 1, null), new ForecastItem(second, NOW.plusSeconds(195), 2, null));
    }

    @Test
    void ordersDraftsOfOneTimeByTheBytesOfTheirIds() {
        UUID high = UUID.fromString("80000000-0000-4000-8000-000000000000");
        UUID low = UUID.fromString("70000000-0000-4000-8000-000000000000");
        customer.draft(HOUR, draft -> draft.id(high));
        customer.draft(HOUR, draft -> draft.id(low));

        assertThat(customer.forecast()).extracting(ForecastItem::id).containsExactly(low, high);
    }

    @Test
    void aCappedActionHoldsUpNoOther() {
        customer.cap(Action.MESSAGE, 1, null).used(Action.MESSAGE, 1, HOUR);
        UUID message = customer.draft(HOUR);
        UUID comment = customer.draft(MINUTE, draft -> draft.of(Action.COMMENT));

        assertExpected(comment, NOW, message, NOW.plus(DAY).minus(HOUR));
    }

    @Test
    void aWeeklyCapFreesAfterSevenTimes24Hours() {
        customer.cap(Action.MESSAGE, 30, 2).used(Action.MESSAGE, 2, DAY.multipliedBy(6));
        UUID first = customer.draft(HOUR);
        UUID second = customer.draft(MINUTE);
        Instant free = NOW.plus(DAY);

        assertExpected(first, free, second, free.plusSeconds(195));
    }

    @Test
    void whatIsSentCountsAgainstTheNext() {
        customer.cap(Action.MESSAGE, 2, null);
        UUID first = customer.draft(Duration.ofMinutes(3));
        UUID second = customer.draft(Duration.ofMinutes(2));
        UUID third = customer.draft(MINUTE);

        assertExpected(first, NOW, second, NOW.plusSeconds(195), third, NOW.plus(DAY));
    }

    @Test
    void anOwnUnansweredClaimDoesNotCountForItsDraft() {
        customer.cap(Action.MESSAGE, 1, null);
        UUID claimed = customer.draft(HOUR, draft -> draft.claimed(Duration.ofMinutes(30)));
        UUID next = customer.draft(MINUTE);
        customer.used(Action.MESSAGE, claimed, Duration.ofMinutes(25));

        assertExpected(claimed, NOW, next, NOW.plus(DAY));
    }

    @Test
    void aDraftWithAnOwnUnansweredClaimGoesOnceTheOneBeforeItExpires() {
        customer.cap(Action.MESSAGE, 1, null);
        UUID capped = customer.draft(HOUR, draft -> draft.expires(MINUTE));
        UUID claimed = customer.draft(MINUTE, draft -> draft.claimed(Duration.ofMinutes(30)));
        customer.used(Action.MESSAGE, claimed, Duration.ofMinutes(25));

        assertThat(customer.forecast())
                .containsExactly(
                        new ForecastItem(claimed, NOW.plus(MINUTE), 1, null), without(capped, WaitsFor.EXPIRY));
    }

    @Test
    void aWarmUpMakesRoomAtLocalMidnight() {
        customer.warmUp(TODAY, 0, 1);
        UUID first = customer.draft(Duration.ofMinutes(2));
        UUID second = customer.draft(MINUTE);
        Instant midnight = Instant.parse("2026-12-01T00:00:00Z");

        assertExpected(first, midnight, second, midnight.plus(DAY));
    }

    @Test
    void waitsForTheWorkingHours() {
        customer.open(HOUR, HOUR.plusMinutes(5)).open(DAY, DAY.plusHours(1));
        UUID first = customer.draft(Duration.ofMinutes(3));
        UUID second = customer.draft(Duration.ofMinutes(2));
        UUID third = customer.draft(MINUTE);
        Instant opens = NOW.plus(HOUR);

        assertExpected(first, opens, second, opens.plusSeconds(195), third, NOW.plus(DAY));
    }

    @Test
    void aHeldActionWaitsForTheEndOfItsHold() {
        customer.hold(Action.MESSAGE, HOUR);
        UUID message = customer.draft(HOUR);

        assertExpected(message, NOW.plus(HOUR));
    }

    @Test
    void aDraftThatIsNotDueOrWasGivenBackWaitsForItsTime() {
        UUID later = customer.draft(HOUR.negated());
        UUID givenBack = customer.draft(MINUTE, draft -> draft.retry(Duration.ofMinutes(15)));

        assertExpected(givenBack, NOW.plus(Duration.ofMinutes(15)), later, NOW.plus(HOUR));
    }

    @Test
    void aLiveLockComesFirstAndKeepsTheExtensionBusy() {
        UUID next = customer.draft(HOUR);
        UUID claimed = customer.draft(MINUTE, draft -> draft.claimed(MINUTE));

        assertExpected(claimed, NOW.minus(MINUTE), next, NOW.plusSeconds(135));
    }

    @Test
    void laterStepsFollowTheRealSend() {
        customer.cap(Action.CONNECTION_REQUEST, 1, null).used(Action.CONNECTION_REQUEST, 1, HOUR);
        UUID invitation = customer.draft(
                HOUR, draft -> draft.of(Action.CONNECTION_REQUEST).step("jane", 0));
        UUID message = customer.draft(HOUR, draft -> draft.step("jane", 3));
        UUID last = customer.draft(HOUR, draft -> draft.step("jane", 12));
        Instant sent = NOW.plus(DAY).minus(HOUR);

        // The last one lives seven days from its due time on.
        assertExpected(
                invitation, sent, message, sent.plus(DAY.multipliedBy(3)), last, sent.plus(DAY.multipliedBy(12)));
    }

    @Test
    void stepsThatAreNotHeldMoveBehindTheOneThatIsSent() {
        customer.doNotHoldLaterSteps();
        UUID step = customer.draft(HOUR, draft -> draft.step("jane", 1));
        UUID first = customer.draft(HOUR.plusMinutes(1), draft -> draft.step("jane", 0));

        assertExpected(first, NOW, step, NOW.plus(DAY));
    }

    @Test
    void stepsOfOneDayDoNotWaitForEachOther() {
        UUID message = customer.draft(HOUR, draft -> draft.step("jane", 0));
        UUID comment = customer.draft(MINUTE, draft -> draft.of(Action.COMMENT).step("jane", 0));

        assertExpected(message, NOW, comment, NOW.plusSeconds(195));
    }

    @Test
    void saysWhyADraftHasNoTime() {
        customer.cap(Action.COMMENT, 0, null);
        UUID accepted =
                customer.draft(Duration.ofMinutes(9), draft -> draft.waits().step("a", 0));
        UUID afterAccepted = customer.draft(Duration.ofMinutes(8), draft -> draft.step("a", 1));
        customer.draft(Duration.ofMinutes(7), draft -> draft.pending().step("b", 0));
        UUID afterPending = customer.draft(Duration.ofMinutes(6), draft -> draft.step("b", 1));
        UUID tooLong = customer.draft(
                Duration.ofMinutes(5),
                draft -> draft.of(Action.CONNECTION_REQUEST).tooLong());
        UUID capped = customer.draft(Duration.ofMinutes(4), draft -> draft.of(Action.COMMENT));
        UUID expired = customer.draft(Duration.ofMinutes(3), draft -> draft.expires(Duration.ofSeconds(-1)));
        UUID exhausted = customer.draft(Duration.ofMinutes(2), draft -> draft.exhausted());

        assertThat(customer.forecast())
                .containsExactly(
                        without(accepted, WaitsFor.ACCEPTANCE),
                        without(afterAccepted, WaitsFor.EARLIER_STEP),
                        without(afterPending, WaitsFor.EARLIER_STEP),
                        without(tooLong, WaitsFor.NOTE_TOO_LONG),
                        without(capped, WaitsFor.EXPIRY),
                        without(expired, WaitsFor.EXPIRY),
                        new ForecastItem(exhausted, null, null, null));
    }

    @Test
    void anExpiredStepHoldsNothing() {
        UUID expired =
                customer.draft(HOUR, draft -> draft.expires(HOUR.negated()).step("jane", 0));
        UUID next = customer.draft(MINUTE, draft -> draft.step("jane", 1));

        assertThat(customer.forecast())
                .containsExactly(new ForecastItem(next, NOW, 1, null), without(expired, WaitsFor.EXPIRY));
    }

    @Test
    void whoIsPausedWaitsForAResumeExceptForWhatIsBeingSent() {
        customer.paused();
        UUID claimed = customer.draft(MINUTE, draft -> draft.claimed(MINUTE));
        UUID waits = customer.draft(HOUR, draft -> draft.waits());

        assertThat(customer.forecast())
                .containsExactly(
                        new ForecastItem(claimed, NOW.minus(MINUTE), 1, null), without(waits, WaitsFor.RESUME));
    }

    private void assertExpected(Object... idsAndTimes) {
        List<ForecastItem> expected = new ArrayList<>();
        for (int i = 0; i < idsAndTimes.length; i += 2) {
            expected.add(
                    new ForecastItem((UUID) idsAndTimes[i], (Instant) idsAndTimes[i + 1], expected.size() + 1, null));
        }
        assertThat(customer.forecast()).containsExactlyElementsOf(expected);
    }

    private static ForecastItem without(UUID id, WaitsFor reason) {
        return new ForecastItem(id, null, null, reason);
    }
}
