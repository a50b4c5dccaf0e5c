package com.heycmo.outreach.dispatch.claim;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.dispatch.Extension;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.QueueRow;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The steps of a sequence go out in their order, and as many days apart as planned. */
class SequenceIntegrationTests extends SequenceTestBase {

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

    private String everything() {
        return jdbc.sql("SELECT string_agg(CAST(q AS text), ' ' ORDER BY id) FROM linkedin_outreach_queue q"
                        + " WHERE customer_id = :customer")
                .param("customer", customerId)
                .query(String.class)
                .single();
    }
}
