package com.heycmo.outreach.dispatch.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.draft.ProspectId;
import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.sql.Columns;
import com.heycmo.outreach.testsupport.QueueRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Failure codes that say something about the person: what becomes of the other steps. */
class FailureOfAPersonIntegrationTests extends FailureTestBase {

    private static final String PERSON = "https://www.linkedin.com/in/jane-doe";

    @ParameterizedTest
    @ValueSource(strings = {"profile_gone", "self"})
    void skipsThePersonsOtherSteps(String code) {
        UUID failed =
                rows.insert(QueueRow.claimed(customerId, UUID.randomUUID()).prospect(PERSON));
        UUID pending = rows.insert(QueueRow.pending(customerId).prospect(PERSON).with("day_offset", 3));
        UUID approved =
                rows.insert(QueueRow.approved(customerId).prospect(PERSON).with("day_offset", 7));
        UUID sent = rows.insert(
                QueueRow.sent(customerId, Duration.ofHours(1)).prospect(PERSON).with("day_offset", 9));
        UUID other = rows.insert(QueueRow.approved(customerId));

        report(failed, code);

        for (UUID skipped : List.of(pending, approved)) {
            assertThat(rows.read(customerId, skipped))
                    .containsEntry("status", "skipped")
                    .containsEntry("skip_reason", code)
                    .containsEntry("skipped_by_user_id", null);
        }
        assertThat(rows.status(customerId, sent)).isEqualTo("sent");
        assertThat(rows.status(customerId, other)).isEqualTo("approved");
        assertThat(audit())
                .containsExactlyInAnyOrder(
                        "failed extension " + code, "skipped pipeline " + code, "skipped pipeline " + code);
        assertThat(rows.outbox(customerId)).hasSize(3);
    }

    @Test
    void aCommentOnAPostIsNoStepOfAPerson() {
        String post = "https://www.linkedin.com/feed/update/urn:li:activity:1";
        UUID failed = rows.insert(QueueRow.claimed(customerId, UUID.randomUUID())
                .action(Action.COMMENT)
                .prospect(post));
        UUID other = rows.insert(QueueRow.pending(customerId)
                .action(Action.COMMENT)
                .prospect(post)
                .with("day_offset", 1));

        report(failed, "profile_gone");

        assertThat(rows.status(customerId, other)).isEqualTo("pending_review");
    }

    @Test
    void alreadyConnectedMakesTheAcceptanceKnown() {
        UUID invitation = rows.insert(QueueRow.claimed(customerId, UUID.randomUUID())
                .action(Action.CONNECTION_REQUEST)
                .prospect(PERSON));
        UUID message = rows.insert(QueueRow.approved(customerId)
                .prospect(PERSON)
                .with("wait_for", "accepted")
                .with("held_until", "infinity"));

        report(invitation, "already_connected");

        assertThat(extension.claim().jobId()).isEqualTo(message);
        assertThat(audit()).containsExactly("failed extension already_connected", "acceptance_known pipeline null");
        assertThat(rows.outbox(customerId, Topic.SIGNALS))
                .singleElement()
                .satisfies(event -> assertThat(event)
                        .containsEntry("type", "com.heycmo.linkedin.outreach.accepted.v1")
                        .containsEntry("aggregateid", ProspectId.of(customerId, PERSON)));
    }

    @Test
    void alreadyConnectedSaysNothingNewOfAConnectionAndKeepsTheEarlierTime() {
        Instant earlier = rows.now().minus(Duration.ofDays(3));
        rows.learn(customerId, PERSON, "accepted_at", earlier);

        report(
                rows.insert(QueueRow.claimed(customerId, UUID.randomUUID())
                        .action(Action.CONNECTION_REQUEST)
                        .prospect(PERSON)),
                "already_connected");

        assertThat(jdbc.sql("SELECT accepted_at FROM linkedin_outreach_prospect WHERE customer_id = :customer")
                        .param("customer", customerId)
                        .query((row, number) -> Columns.requiredInstant(row, "accepted_at"))
                        .single())
                .isEqualTo(earlier);
        assertThat(rows.outbox(customerId, Topic.SIGNALS)).isEmpty();
        assertThat(audit()).containsExactly("failed extension already_connected");
    }

    @Test
    void alreadyConnectedIsNewAfterAWithdrawal() {
        rows.learn(customerId, PERSON, "accepted_at");
        rows.learn(customerId, PERSON, "withdrawn_at");
        UUID message = rows.insert(QueueRow.approved(customerId)
                .prospect(PERSON)
                .with("wait_for", "accepted")
                .with("held_until", "infinity"));

        report(
                rows.insert(QueueRow.claimed(customerId, UUID.randomUUID())
                        .action(Action.CONNECTION_REQUEST)
                        .prospect(PERSON)),
                "already_connected");

        assertThat(extension.claim().jobId()).isEqualTo(message);
    }
}
