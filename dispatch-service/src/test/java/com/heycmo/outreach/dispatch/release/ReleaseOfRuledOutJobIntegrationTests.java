package com.heycmo.outreach.dispatch.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.dispatch.DispatchTestBase;
import com.heycmo.outreach.testsupport.QueueRow;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Jobs that a rule left alone while their lock was live: it skips them once they are released or their lock has ended. */
class ReleaseOfRuledOutJobIntegrationTests extends DispatchTestBase {

    @Test
    void skipsAJobThatARuleLeftAloneWhileItsLockWasLive() {
        UUID id = rows.insert(QueueRow.approved(customerId));
        String token = extension.claim().token();
        ruleOut(id);

        assertThat(extension.release(id, token, "timeout").json().path("status").asString())
                .isEqualTo("skipped");
        assertThat(rows.read(customerId, id))
                .containsEntry("skip_reason", "profile_gone")
                .containsEntry("skipped_by_user_id", null);
        assertThat(rows.outbox(customerId)).hasSize(2);
    }

    @Test
    void skipsAJobThatARuleLeftAloneOnceItsLockHasEnded() {
        UUID id = rows.insert(QueueRow.approved(customerId));
        String token = extension.claim().token();
        ruleOut(id);
        assertThat(extension.claim().job().isNull()).isTrue();
        rows.change(
                customerId,
                id,
                QueueRow.changes().at("locked_until", Duration.ofSeconds(-1)).at("held_until", Duration.ofSeconds(-1)));

        assertThat(extension.claim().json().path("reason").asString()).isEqualTo("empty");
        assertThat(rows.status(customerId, id)).isEqualTo("skipped");
        assertThat(extension.report(id, true, token).json().path("status").asString())
                .as("its result counts as always")
                .isEqualTo("sent");
    }

    @Test
    void takesTheResultOfAJobThatARuleLeftAlone() {
        UUID id = rows.insert(QueueRow.approved(customerId));
        String token = extension.claim().token();
        ruleOut(id);

        assertThat(extension.report(id, true, token).json().path("status").asString())
                .isEqualTo("sent");
        assertThat(rows.read(customerId, id)).containsEntry("skip_reason", null);
    }

    /** Another step of the person fails as gone. */
    private void ruleOut(UUID id) {
        UUID token = UUID.randomUUID();
        UUID other = rows.insert(QueueRow.claimed(customerId, token)
                .prospect(String.valueOf(rows.read(customerId, id).get("prospect_url")))
                .with("day_offset", 3));
        extension.report(
                other, Map.of("success", false, "claimToken", token.toString(), "failureCode", "profile_gone"));
        assertThat(rows.read(customerId, id))
                .containsEntry("status", "approved")
                .containsEntry("skip_reason", "profile_gone");
    }
}
