package com.heycmo.outreach.dispatch.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.heycmo.outreach.dispatch.Extension;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.QueueRow;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract's table of failure codes: what each does to the draft, the customer and the action. */
class FailureCodeIntegrationTests extends FailureTestBase {

    @ParameterizedTest
    @ValueSource(strings = {"logged_out", "checkpoint", "restricted", "update_required"})
    void pauses(String code) {
        UUID released = claim();
        assertThat(release(released, code).json().path("paused").asBoolean()).isTrue();

        assertThat(rows.read(customerId, released))
                .containsEntry("status", "approved")
                .containsEntry("claims", 0);
        assertThat(customer()).containsEntry("paused_by_rule", code).containsEntry("paused_by_user_id", null);
        assertThat(customer().get("failures_in_row")).isEqualTo(0);
        assertThat(extension.claim().json().path("reason").asString()).isEqualTo("paused");
        assertThat(audit()).containsExactly("released extension " + code, "paused pipeline " + code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"logged_out", "checkpoint", "restricted", "update_required"})
    void failsAndPausesWithAResult(String code) {
        UUID failed = claim();
        report(failed, code);

        assertFailed(failed, "reported", code);
        assertThat(customer()).containsEntry("paused_by_rule", code);
        assertThat(audit()).containsExactly("failed extension " + code, "paused pipeline " + code);
    }

    @ParameterizedTest
    @CsvSource({"weekly_limit, PT24H", "note_quota, PT24H", "rate_limited, PT1H"})
    void holdsTheAction(String code, Duration wait) {
        UUID released = claim();
        Extension.Answer answer = release(released, code);

        assertThat(answer.json().path("paused").asBoolean()).isFalse();
        assertThat(rows.read(customerId, released))
                .containsEntry("status", "approved")
                .containsEntry("retry_at", null);
        assertHeld("message", code, wait);
        assertThat(Instant.parse(answer.json().path("heldUntil").asString()))
                .isEqualTo(hold("message").get("held_until"));
        Extension.Answer capped = extension.claim();
        assertThat(capped.json().path("reason").asString()).isEqualTo("capped");
        assertThat(capped.json().path("retryAfterSeconds").asInt())
                .isBetween((int) wait.toSeconds() - 60, (int) wait.toSeconds());
        UUID invitation = rows.insert(QueueRow.approved(customerId).action(Action.CONNECTION_REQUEST));
        assertThat(extension.claim().jobId()).as("another action").isEqualTo(invitation);
        assertThat(audit()).hasSize(2).first().isEqualTo("released extension " + code);
        assertThat(audit().get(1)).startsWith("action_held pipeline " + code + ": message until ");
    }

    @ParameterizedTest
    @CsvSource({"weekly_limit, PT24H", "note_quota, PT24H", "rate_limited, PT1H"})
    void failsAndHoldsTheActionWithAResult(String code, Duration wait) {
        UUID failed = claim();
        report(failed, code);

        assertFailed(failed, "reported", code);
        assertHeld("message", code, wait);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "profile_gone",
                "self",
                "already_connected",
                "already_pending",
                "incoming_request",
                "not_first_degree",
                "not_messageable",
                "email_required",
                "follow_only"
            })
    void fails(String code) {
        UUID id = claim();
        Extension.Answer refused = release(id, code);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("reasons").get(0).path("code").asString())
                .isEqualTo("failure_code_invalid");
        assertThat(rows.status(customerId, id)).isEqualTo("approved");

        report(id, code);

        assertFailed(id, "reported", code);
        assertThat(customer()).containsEntry("paused_at", null).containsEntry("failures_in_row", 0);
        assertThat(rows.read(customerId, id)).containsEntry("locked_until", null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "note_over_account_limit",
                "text_mismatch",
                "composer_occupied",
                "ui_changed",
                "recipient_ambiguous",
                "timeout",
                "other",
                "never heard of"
            })
    void waitsAndCounts(String code) {
        String stored = code.equals("never heard of") ? "other" : code;
        UUID released = claim();
        Extension.Answer answer = release(released, code);

        Instant heldUntil = Instant.parse(answer.json().path("heldUntil").asString());
        assertThat(heldUntil).isCloseTo(rows.now().plus(Duration.ofMinutes(15)), within(30, ChronoUnit.SECONDS));
        assertThat(rows.time(customerId, released, "held_until")).isEqualTo(heldUntil);
        assertThat(customer()).containsEntry("failures_in_row", 1);
        UUID failed = claim();
        report(failed, code);
        assertFailed(failed, "reported", stored);
        assertThat(customer()).containsEntry("failures_in_row", 2).containsEntry("paused_at", null);
        assertThat(audit()).containsExactly("released extension " + stored, "failed extension " + stored);
    }

    @ParameterizedTest
    @ValueSource(strings = {"person_away", "person_declined"})
    void waitsForAnHourForAPerson(String code) {
        UUID id = claim();
        Extension.Answer answer = extension.release(
                id,
                Map.of(
                        "claimToken",
                        token(id),
                        "failureCode",
                        code,
                        "retryAt",
                        rows.now().plus(Duration.ofMinutes(2)).toString()));

        assertThat(Instant.parse(answer.json().path("heldUntil").asString()))
                .isCloseTo(rows.now().plus(Duration.ofHours(1)), within(30, ChronoUnit.SECONDS));
        assertThat(customer()).containsEntry("failures_in_row", 0);
        assertThat(rows.read(customerId, id)).containsEntry("failed_releases", 0);
    }

    @Test
    void keepsTheEndOfTheLockOfAnUncertainJob() {
        UUID id = claim();
        assertThat(release(id, "uncertain").status()).isEqualTo(400);
        report(id, "uncertain");

        assertFailed(id, "uncertain", "uncertain");
        assertThat(rows.time(customerId, id, "locked_until")).isCloseTo(rows.now(), within(30, ChronoUnit.SECONDS));
        assertThat(customer()).containsEntry("failures_in_row", 0);
        jdbc.sql("INSERT INTO linkedin_outreach_action_limit VALUES (:customer, 'message', 1, NULL)")
                .param("customer", customerId)
                .update();
        rows.insert(QueueRow.approved(customerId));
        assertThat(extension.claim().json().path("reason").asString())
                .as("it counts against the cap")
                .isEqualTo("capped");
    }

    @Test
    void keepsAnEarlierEndOfTheLockOfAnUncertainJob() {
        UUID id = claim();
        rows.age(customerId, id, Duration.ofHours(3));
        Instant ended = rows.time(customerId, id, "locked_until");
        report(id, "uncertain");

        assertThat(rows.time(customerId, id, "locked_until")).isEqualTo(ended);
        extension.report(id, true, null);
        assertThat(rows.time(customerId, id, "sent_at")).isEqualTo(ended);
    }

    @Test
    void aFailureWithoutACodeCountsTowardsNothing() {
        UUID id = claim();
        extension.report(id, false, token(id));

        assertFailed(id, "reported", null);
        assertThat(customer()).containsEntry("failures_in_row", 0);
    }

    @Test
    void aSuccessIgnoresItsCode() {
        UUID id = claim();
        extension.report(id, Map.of("success", true, "failureCode", "checkpoint"));

        assertThat(rows.read(customerId, id)).containsEntry("status", "sent").containsEntry("failure_code", null);
        assertThat(customer()).containsEntry("paused_at", null);
    }

    @Test
    void cutsTheTimeOfAHoldToSevenDaysAndKeepsTheLaterOne() {
        UUID id = claim();
        extension.release(
                id,
                Map.of(
                        "claimToken",
                        token(id),
                        "failureCode",
                        "weekly_limit",
                        "retryAt",
                        rows.now().plus(Duration.ofDays(30)).toString()));
        assertHeld("message", "weekly_limit", Duration.ofDays(7));

        UUID other = rows.insert(QueueRow.claimed(customerId, UUID.randomUUID()));
        release(other, "rate_limited");
        assertHeld("message", "weekly_limit", Duration.ofDays(7));
    }

    private void assertFailed(UUID id, String kind, @Nullable String code) {
        assertThat(rows.read(customerId, id))
                .containsEntry("status", "failed")
                .containsEntry("failure_kind", kind)
                .containsEntry("failure_code", code);
    }

    private void assertHeld(String action, String code, Duration wait) {
        assertThat(hold(action)).containsEntry("held_reason", code);
        assertThat((Instant) hold(action).get("held_until"))
                .isCloseTo(rows.now().plus(wait), within(30, ChronoUnit.SECONDS));
    }

    private Map<String, Object> hold(String action) {
        return jdbc.sql("""
                        SELECT held_until, held_reason
                          FROM linkedin_outreach_action_limit
                         WHERE customer_id = :customer AND action = :action
                        """)
                .param("customer", customerId)
                .param("action", action)
                .query((row, number) -> Map.<String, Object>of(
                        "held_until", row.getTimestamp("held_until").toInstant(),
                        "held_reason", row.getString("held_reason")))
                .single();
    }

    private Extension.Answer release(UUID id, String code) {
        return extension.release(id, token(id), code);
    }
}
