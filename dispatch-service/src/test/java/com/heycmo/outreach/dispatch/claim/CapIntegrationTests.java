package com.heycmo.outreach.dispatch.claim;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.dispatch.DispatchTestBase;
import com.heycmo.outreach.dispatch.Extension;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.QueueRow;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The caps of 15 connection requests, 30 messages and 50 comments in any 24 hours. */
class CapIntegrationTests extends DispatchTestBase {

    @Test
    void claimsOtherActionsWhileOneIsCapped() {
        sent(15, Action.CONNECTION_REQUEST, Duration.ofHours(1));
        UUID capped = rows.insert(approved(Action.CONNECTION_REQUEST).at("approved_at", Duration.ofHours(-2)));
        UUID message = rows.insert(approved(Action.MESSAGE));

        assertThat(extension.claim().jobId()).isEqualTo(message);
        assertCapped(extension.claim());
        assertThat(rows.read(customerId, capped)).containsEntry("claims", 0).containsEntry("locked_until", null);
    }

    @Test
    void appliesTheCapOfEachAction() {
        sent(14, Action.CONNECTION_REQUEST, Duration.ofHours(1));
        sent(29, Action.MESSAGE, Duration.ofHours(1));
        sent(49, Action.COMMENT, Duration.ofHours(1));
        for (Action action : Action.values()) {
            rows.insert(approved(action));
            rows.insert(approved(action));
        }

        Set<String> claimed = new HashSet<>();
        for (int room = 0; room < 3; room++) {
            claimed.add(extension.claim().job().path("action").asString());
        }

        assertThat(claimed).containsExactlyInAnyOrder("connection_request", "message", "comment");
        assertCapped(extension.claim());
    }

    @Test
    void waitsUntilTheFirstCappedActionHasRoom() {
        sent(14, Action.CONNECTION_REQUEST, Duration.ofHours(2));
        sent(1, Action.CONNECTION_REQUEST, Duration.ofHours(20));
        sent(29, Action.MESSAGE, Duration.ofHours(3));
        sent(1, Action.MESSAGE, Duration.ofHours(23));
        rows.insert(approved(Action.CONNECTION_REQUEST));
        rows.insert(approved(Action.MESSAGE));

        assertThat(assertCapped(extension.claim())).isBetween(3600 - 30, 3600);
    }

    @Test
    void waitsLongerIfMoreThanTheCapWereSent() {
        // One more than the cap, which happens if a failed job is later reported as sent.
        sent(14, Action.CONNECTION_REQUEST, Duration.ofHours(2));
        sent(1, Action.CONNECTION_REQUEST, Duration.ofHours(20));
        sent(1, Action.CONNECTION_REQUEST, Duration.ofHours(23));
        rows.insert(approved(Action.CONNECTION_REQUEST));

        assertThat(assertCapped(extension.claim())).isBetween(4 * 3600 - 30, 4 * 3600);
    }

    @Test
    void neverWaitsLessThanNinetySeconds() {
        sent(15, Action.CONNECTION_REQUEST, Duration.ofHours(24).minusSeconds(40));
        rows.insert(approved(Action.CONNECTION_REQUEST));

        assertThat(assertCapped(extension.claim())).isEqualTo(90);
    }

    @Test
    void ignoresRowsOlderThanTheWindow() {
        sent(15, Action.CONNECTION_REQUEST, Duration.ofHours(24).plusSeconds(1));
        UUID id = rows.insert(approved(Action.CONNECTION_REQUEST));

        assertThat(extension.claim().jobId()).isEqualTo(id);
    }

    @Test
    void countsUnansweredClaimsInAnyStatus() {
        sent(11, Action.CONNECTION_REQUEST, Duration.ofHours(1));
        rows.insert(unanswered(QueueRow.skipped(customerId)));
        rows.insert(unanswered(QueueRow.expired(customerId)));
        rows.insert(unanswered(QueueRow.failedWithoutAnswer(customerId)));
        rows.insert(unanswered(QueueRow.pending(customerId)).with("claims", 0));
        rows.insert(approved(Action.CONNECTION_REQUEST));

        assertCapped(extension.claim());
    }

    @Test
    void ignoresFailedRowsAndOtherCustomers() {
        sent(14, Action.CONNECTION_REQUEST, Duration.ofHours(1));
        rows.insert(QueueRow.failed(customerId).action(Action.CONNECTION_REQUEST));
        rows.insert(QueueRow.sent(UUID.randomUUID(), Duration.ofHours(1)).action(Action.CONNECTION_REQUEST));
        UUID id = rows.insert(approved(Action.CONNECTION_REQUEST));

        assertThat(extension.claim().jobId()).isEqualTo(id);
    }

    @Test
    void ignoresTheCandidateItself() {
        sent(14, Action.CONNECTION_REQUEST, Duration.ofHours(1));
        UUID id = rows.insert(approved(Action.CONNECTION_REQUEST).claim(UUID.randomUUID(), Duration.ofMinutes(-1)));

        assertThat(extension.claim().jobId()).isEqualTo(id);
    }

    @Test
    void hasRoomAgainWhenAJobFails() {
        sent(14, Action.CONNECTION_REQUEST, Duration.ofHours(1));
        rows.insert(approved(Action.CONNECTION_REQUEST).at("approved_at", Duration.ofMinutes(-2)));
        UUID waiting = rows.insert(approved(Action.CONNECTION_REQUEST));
        Extension.Answer job = extension.claim();
        assertCapped(extension.claim());

        extension.report(job.jobId(), false, job.token());

        assertThat(extension.claim().jobId()).isEqualTo(waiting);
    }

    @Test
    void answersEmptyInsteadOfCappedIfNothingIsClaimable() {
        sent(15, Action.CONNECTION_REQUEST, Duration.ofHours(1));
        rows.insert(approved(Action.CONNECTION_REQUEST).at("not_before", Duration.ofHours(1)));

        assertThat(extension.claim().json().path("reason").asString()).isEqualTo("empty");
    }

    @Test
    void anEmptyOrCappedPollWritesNothing() {
        assertThat(pollAndTransaction()).isEqualTo("empty without a transaction id");
        sent(15, Action.CONNECTION_REQUEST, Duration.ofHours(1));
        rows.insert(approved(Action.CONNECTION_REQUEST));

        assertThat(pollAndTransaction()).isEqualTo("capped without a transaction id");
    }

    /** PostgreSQL gives a transaction an id when it first writes or locks a row. */
    private String pollAndTransaction() {
        return jdbc.sql("""
                        SELECT claim.verdict || CASE WHEN pg_current_xact_id_if_assigned() IS NULL
                                                     THEN ' without a transaction id' ELSE ' with one' END
                          FROM linkedin_outreach_claim(:customer, :customer, NULL, '{connection_request}', '{15}', '{100}',
                               interval '5 minutes', 3) AS claim
                        """).param("customer", customerId).query(String.class).single();
    }

    private QueueRow approved(Action action) {
        return QueueRow.approved(customerId).action(action);
    }

    private static QueueRow unanswered(QueueRow row) {
        return row.action(Action.CONNECTION_REQUEST).claim(UUID.randomUUID(), Duration.ofHours(-23));
    }

    private void sent(int count, Action action, Duration ago) {
        for (int i = 0; i < count; i++) {
            rows.insert(QueueRow.sent(customerId, ago).action(action));
        }
    }

    private static int assertCapped(Extension.Answer answer) {
        assertThat(answer.job().isNull()).isTrue();
        assertThat(answer.json().path("reason").asString()).isEqualTo("capped");
        return answer.json().path("retryAfterSeconds").intValue();
    }
}
