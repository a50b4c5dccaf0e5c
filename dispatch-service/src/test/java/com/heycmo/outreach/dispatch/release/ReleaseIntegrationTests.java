package com.heycmo.outreach.dispatch.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.heycmo.outreach.dispatch.DispatchTestBase;
import com.heycmo.outreach.dispatch.Extension;
import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.TestDevices;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Jobs that extensions give back. */
class ReleaseIntegrationTests extends DispatchTestBase {

    @Autowired
    private TestDevices devices;

    @Test
    void putsBackWhatStoodThereBeforeTheClaim() {
        UUID id = rows.insert(QueueRow.approved(customerId).claim(UUID.randomUUID(), Duration.ofHours(-1)));
        Instant lockedUntil = rows.time(customerId, id, "locked_until");
        String token = extension.claim().token();

        Extension.Answer answer = extension.release(id, token, "timeout");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().propertyNames()).containsExactly("id", "status", "heldUntil", "paused");
        assertThat(rows.read(customerId, id))
                .containsEntry("status", "approved")
                .containsEntry("claims", 1)
                .containsEntry("version", 1)
                .containsEntry("outcomes", 0);
        assertThat(rows.time(customerId, id, "locked_until")).isEqualTo(lockedUntil);
        assertThat(rows.outbox(customerId)).isEmpty();
    }

    @Test
    void givesTheCapBack() {
        jdbc.sql("INSERT INTO linkedin_outreach_action_limit VALUES (:customer, 'message', 1, NULL)")
                .param("customer", customerId)
                .update();
        UUID first = rows.insert(QueueRow.approved(customerId).at("approved_at", Duration.ofMinutes(-9)));
        UUID second = rows.insert(QueueRow.approved(customerId));
        String token = extension.claim().token();
        assertThat(extension.claim().json().path("reason").asString()).isEqualTo("capped");

        extension.release(first, token, "person_away");

        assertThat(extension.claim().jobId()).isEqualTo(second);
    }

    @Test
    void countsTheReleasedClaimInTheNextOne() {
        UUID id = rows.insert(QueueRow.approved(customerId));
        extension.release(id, extension.claim().token(), "timeout");
        wake(id);

        assertThat(extension.claim().job().path("claim").asInt()).isEqualTo(2);
        assertThat(rows.read(customerId, id)).containsEntry("claims", 1);
    }

    @Test
    void isNotClaimedAgainBeforeItsTime() {
        UUID id = rows.insert(QueueRow.approved(customerId));
        String token = extension.claim().token();
        Instant retryAt = rows.now().plus(Duration.ofMinutes(40)).truncatedTo(ChronoUnit.SECONDS);

        Extension.Answer answer = extension.release(
                id, Map.of("claimToken", token, "failureCode", "timeout", "retryAt", retryAt.toString()));

        assertThat(answer.json().path("heldUntil").asString()).isEqualTo(retryAt.toString());
        assertThat(extension.claim().json().path("reason").asString()).isEqualTo("empty");
        rows.change(
                customerId,
                id,
                QueueRow.changes().at("retry_at", Duration.ofSeconds(-1)).at("held_until", Duration.ofSeconds(-1)));
        assertThat(extension.claim().jobId()).isEqualTo(id);
    }

    @Test
    void cutsALateTimeToADay() {
        UUID id = rows.insert(QueueRow.approved(customerId));
        String token = extension.claim().token();

        Extension.Answer answer = extension.release(
                id, Map.of("claimToken", token, "failureCode", "timeout", "retryAt", "2199-01-01T00:00:00Z"));

        assertThat(Instant.parse(answer.json().path("heldUntil").asString()))
                .isCloseTo(rows.now().plus(Duration.ofHours(24)), within(30, ChronoUnit.SECONDS));
    }

    @Test
    void failsAtTheFourthReleaseSinceTheApproval() {
        UUID id = rows.insert(QueueRow.approved(customerId));
        jdbc.sql("INSERT INTO linkedin_outreach_customer (customer_id, pause_after_failures) VALUES (:customer, NULL)")
                .param("customer", customerId)
                .update();
        for (String code : List.of("timeout", "person_away", "timeout", "ui_changed")) {
            assertThat(extension
                            .release(id, extension.claim().token(), code)
                            .json()
                            .path("status")
                            .asString())
                    .isEqualTo("approved");
            wake(id);
        }

        Extension.Answer last = extension.release(
                id,
                Map.of(
                        "claimToken",
                        extension.claim().token(),
                        "failureCode",
                        "composer_occupied",
                        "detail",
                        "A draft"));

        assertThat(last.json().path("status").asString()).isEqualTo("failed");
        assertThat(last.json().path("heldUntil").isNull()).isTrue();
        assertThat(rows.read(customerId, id))
                .containsEntry("failure_kind", "reported")
                .containsEntry("failure_code", "composer_occupied")
                .containsEntry("locked_until", null)
                .containsEntry("error_message", "Released 4 times. The last reason was composer_occupied: A draft.");
        assertThat(rows.outbox(customerId))
                .singleElement()
                .satisfies(event -> assertThat(event)
                        .containsEntry("type", "com.heycmo.linkedin.outreach.failed.v1")
                        .hasEntrySatisfying(
                                "payload",
                                payload -> assertThat(String.valueOf(payload))
                                        .contains("\"failureCode\":\"composer_occupied\"")));
    }

    @Test
    void answersTheSameAgainAlsoAfterAnotherClaim() {
        UUID id = rows.insert(QueueRow.approved(customerId));
        String first = extension.claim().token();
        Extension.Answer released = extension.release(id, first, "timeout");
        wake(id);
        String second = extension.claim().token();

        Extension.Answer again = extension.release(id, first.toUpperCase(), "checkpoint");

        assertThat(again.json()).isEqualTo(released.json());
        assertThat(rows.read(customerId, id)).containsEntry("claims", 1).containsEntry("failed_releases", 1);
        assertThat(extension.report(id, true, second).status()).isEqualTo(200);
        assertThat(extension.release(id, first, "timeout").json()).isEqualTo(released.json());
        assertThat(rows.audit(customerId)).hasSize(2);
    }

    @Test
    void theKeyOfAReleasedClaimHandsOutNothingOld() {
        UUID id = rows.insert(QueueRow.approved(customerId));
        String token = extension.claim("key").token();
        extension.release(id, token, "timeout");

        assertThat(extension.claim("key").job().isNull()).isTrue();
        wake(id);
        assertThat(extension.claim("key").token()).isNotEqualTo(token);
    }

    @Test
    void theKeyOfAnUncertainResultHandsOutNothingOld() {
        UUID id = rows.insert(QueueRow.approved(customerId));
        String token = extension.claim("key").token();
        extension.report(id, Map.of("success", false, "claimToken", token, "failureCode", "uncertain"));
        rows.change(customerId, id, QueueRow.changes().at("locked_until", Duration.ofSeconds(5)));

        assertThat(extension.claim("key").job().isNull()).isTrue();
    }

    @Test
    void requiresAValidTokenOfADevice() {
        UUID id = rows.insert(QueueRow.approved(customerId));
        TestDevices.Paired device = devices.pair(customerId);
        Extension revoked = extensionOf(customerId, device.token());
        String token = revoked.claim().token();
        devices.revoke(customerId, device.id());

        assertThat(revoked.release(id, token, "timeout").status()).isEqualTo(401);
        assertThat(rows.read(customerId, id)).containsEntry("claims", 1);
        assertThat(extension.release(id, token, "timeout").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"failureCode\":\"timeout\"}",
                "{\"claimToken\":\"TOKEN\"}",
                "{\"claimToken\":\"TOKEN\",\"failureCode\":\"uncertain\"}",
                "{\"claimToken\":\"TOKEN\",\"failureCode\":\"timeout\",\"retryAt\":\"tomorrow\"}",
                "{\"claimToken\":\"TOKEN\",\"failureCode\":\"timeout\",\"retryAt\":7}"
            })
    void rejectsWhatItCannotRead(String body) {
        UUID id = rows.insert(QueueRow.approved(customerId));
        String token = extension.claim().token();

        Extension.Answer answer = extension.release(id, body.replace("TOKEN", token));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("validation-failed");
        assertThat(rows.read(customerId, id)).containsEntry("claims", 1);
    }

    @Test
    void keepsTheDetailInTheAudit() {
        UUID id = rows.insert(QueueRow.approved(customerId));
        String token = extension.claim().token();

        extension.release(
                id, Map.of("claimToken", token, "failureCode", "timeout", "detail", "a\u0000b" + "x".repeat(300)));

        Map<String, @Nullable Object> entry = rows.audit(customerId).get(0);
        assertThat(entry).containsEntry("what", "released").containsEntry("draft_id", id);
        assertThat(String.valueOf(entry.get("detail")))
                .startsWith("timeout: a\uFFFDbx")
                .hasSize(209);
    }

    @Test
    void answersNotFoundForAnotherCustomersDraft() {
        UUID token = UUID.randomUUID();
        UUID id = rows.insert(QueueRow.claimed(UUID.randomUUID(), token));

        assertThat(extension.release(id, token.toString(), "timeout").status()).isEqualTo(404);
    }

    private void wake(UUID id) {
        rows.change(customerId, id, QueueRow.changes().with("retry_at", null).with("held_until", null));
    }
}
