package com.heycmo.outreach.dispatch.claim;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.dispatch.DispatchTestBase;
import com.heycmo.outreach.dispatch.Extension;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.QueueRow;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The steps of a sequence go out in their order, and as many days apart as planned. */
class SequenceIntegrationTests extends DispatchTestBase {

    private static final String JANE = "https://www.linkedin.com/in/jane";
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration WEEK = DAY.multipliedBy(7);

    private static final Duration SOON = Duration.ofMinutes(1);

    @BeforeEach
    void insertCustomer() {
        rows.updateHolds(customerId);
    }

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

    @ParameterizedTest
    @ValueSource(strings = {"pending_review", "approved"})
    void waitsWhileAnEarlierStepIsOpen(String status) {
        step(open(status).at("not_before", DAY), Action.CONNECTION_REQUEST, 0);
        step(approved(), Action.MESSAGE, 3);

        assertNothingToClaim();
    }

    @ParameterizedTest
    @ValueSource(strings = {"skipped", "failed", "failed without answer", "expired"})
    void goesOutOnceTheEarlierStepIsNoLongerOpen(String status) {
        step(decided(status), Action.CONNECTION_REQUEST, 0);
        UUID second = step(approved(), Action.MESSAGE, 3);

        assertThat(extension.claim().jobId()).isEqualTo(second);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending_review", "approved"})
    void goesOutOnceTheEarlierStepIsPastItsExpiryWhetherItWasSweptOrNot(String status) {
        step(open(status).at("expires_at", SOON), Action.CONNECTION_REQUEST, 0);
        UUID second = step(approved(), Action.MESSAGE, 3);
        step(pending(), Action.MESSAGE, 7);
        assertNothingToClaim(status.equals("approved") ? 1 : 0);

        pass(Duration.ofMinutes(10));

        assertThat(extension.claim().jobId()).isEqualTo(second);
    }

    @Test
    void waitsWhileTheLockOfAnEarlierStepOutlivesIt() {
        UUID first = step(approved().at("expires_at", SOON), Action.CONNECTION_REQUEST, 0);
        UUID second = step(approved(), Action.MESSAGE, 3);
        assertThat(extension.claim().jobId()).isEqualTo(first);

        pass(Duration.ofMinutes(3));
        assertNothingToClaim();

        pass(Duration.ofMinutes(3));
        assertThat(extension.claim().jobId()).isEqualTo(second);
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
    void aFailureLetsTheNextStepGo() {
        UUID first = step(approved(), Action.CONNECTION_REQUEST, 0);
        UUID second = step(approved(), Action.MESSAGE, 3);
        Extension.Answer job = extension.claim();

        assertThat(extension.report(first, false, job.token()).status()).isEqualTo(200);

        assertThat(extension.claim().jobId()).isEqualTo(second);
    }

    @Test
    void threeClaimsWithoutAnAnswerLetTheNextStepGo() {
        step(
                approved()
                        .claim(UUID.randomUUID(), Duration.ofMinutes(-30))
                        .claim(UUID.randomUUID(), Duration.ofMinutes(-20))
                        .claim(UUID.randomUUID(), Duration.ofMinutes(-10)),
                Action.CONNECTION_REQUEST,
                0);
        UUID second = step(approved(), Action.MESSAGE, 3);

        assertThat(extension.claim().jobId()).isEqualTo(second);
    }

    @Test
    void aStepThatMovesMovesWhatIsHeldByIt() {
        UUID first = step(approved(), Action.CONNECTION_REQUEST, 0);
        UUID second = step(approved(), Action.MESSAGE, 30);
        UUID third = step(approved(), Action.MESSAGE, 40);

        send(first);

        assertThat(rows.time(customerId, third, "held_until")).isEqualTo(rows.time(customerId, second, "expires_at"));
    }

    @ParameterizedTest
    @CsvSource({
        "connection_request, message, false",
        "connection_request, comment, false",
        "message, comment, true",
        "comment, message, true",
    })
    void onlyTheConnectionRequestOfADayComesFirst(String open, String next, boolean claimable) {
        step(pending(), Action.ofWireName(open).orElseThrow(), 3);
        UUID other = step(approved(), Action.ofWireName(next).orElseThrow(), 3);

        if (claimable) {
            assertThat(extension.claim().jobId()).isEqualTo(other);
        } else {
            assertNothingToClaim();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.linkedin.com/feed/update/urn:li:activity:7",
                "https://www.linkedin.com/in/jane/recent-activity/all"
            })
    void commentsOnPostsAreNoSteps(String url) {
        add(pending().action(Action.COMMENT).prospect(url).with("day_offset", 0));
        UUID comment = add(approved().action(Action.COMMENT).prospect(url).with("day_offset", 3));

        assertThat(extension.claim().jobId()).isEqualTo(comment);
    }

    @Test
    void stepsOfOthersDoNotCount() {
        add(pending().prospect(JANE + "t").with("day_offset", 0));
        rows.insert(QueueRow.pending(UUID.randomUUID()).prospect(JANE));
        UUID own = step(approved(), Action.MESSAGE, 3);

        assertThat(extension.claim().jobId()).isEqualTo(own);
    }

    @Test
    void holdsNothingForACustomerWhoDoesNotHoldLaterSteps() {
        jdbc.sql("UPDATE linkedin_outreach_customer SET hold_later_steps = false WHERE customer_id = :customer")
                .param("customer", customerId)
                .update();
        UUID first = step(approved().at("approved_at", DAY.negated()), Action.CONNECTION_REQUEST, 0);
        UUID second = step(approved(), Action.MESSAGE, 0);
        UUID third = step(approved(), Action.MESSAGE, 3);

        send(first);
        assertThat(extension.claim().jobId()).isEqualTo(second);

        // The days between the steps count for everyone.
        assertThat(rows.time(customerId, third, "due_at"))
                .isEqualTo(rows.time(customerId, first, "sent_at").plus(DAY.multipliedBy(3)));
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

    @ParameterizedTest
    @EnumSource(Action.class)
    void aHeldStepHoldsUpNobodyElse(Action action) {
        step(pending(), Action.CONNECTION_REQUEST, 0);
        step(approved().at("approved_at", DAY.negated()), action, 3);
        UUID other = add(approved().action(action));

        assertThat(extension.claim().jobId()).isEqualTo(other);
    }

    @Test
    void judgingAgainChangesNothing() {
        UUID first = step(approved(), Action.CONNECTION_REQUEST, 0);
        step(approved().with("wait_for", "accepted"), Action.MESSAGE, 30);
        step(approved(), Action.MESSAGE, 40);
        send(first);
        String before = everything();

        rows.updateHolds(customerId);

        assertThat(everything()).isEqualTo(before);
    }

    private QueueRow pending() {
        return QueueRow.pending(customerId);
    }

    private QueueRow approved() {
        return QueueRow.approved(customerId);
    }

    private QueueRow open(String status) {
        return status.equals("approved") ? approved() : pending();
    }

    private QueueRow decided(String status) {
        return switch (status) {
            case "skipped" -> QueueRow.skipped(customerId);
            case "failed" -> QueueRow.failed(customerId);
            case "expired" -> QueueRow.expired(customerId);
            default -> QueueRow.failedWithoutAnswer(customerId);
        };
    }

    private UUID step(QueueRow row, Action action, int day) {
        return add(row.action(action).prospect(JANE).with("day_offset", day));
    }

    private UUID add(QueueRow row) {
        UUID id = rows.insert(row);
        rows.updateHolds(customerId);
        return id;
    }

    private void send(UUID id) {
        Extension.Answer job = extension.claim();
        assertThat(job.jobId()).isEqualTo(id);
        assertThat(extension.report(id, true, job.token()).status()).isEqualTo(200);
    }

    private void accepted() {
        rows.learn(customerId, JANE, "accepted_at");
    }

    private void pass(Duration duration) {
        rows.age(customerId, duration);
    }

    private void assertNothingToClaim() {
        assertThat(extension.claim().json().path("reason").asString()).isEqualTo("empty");
    }

    private void assertNothingToClaim(int afterOthers) {
        for (int other = 0; other < afterOthers; other++) {
            assertThat(extension.claim().job().isObject()).isTrue();
        }
        assertNothingToClaim();
    }

    private String everything() {
        return jdbc.sql("SELECT string_agg(CAST(q AS text), ' ' ORDER BY id) FROM linkedin_outreach_queue q"
                        + " WHERE customer_id = :customer")
                .param("customer", customerId)
                .query(String.class)
                .single();
    }
}
