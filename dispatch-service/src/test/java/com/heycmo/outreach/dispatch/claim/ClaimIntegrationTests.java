package com.heycmo.outreach.dispatch.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.heycmo.outreach.dispatch.DispatchTestBase;
import com.heycmo.outreach.dispatch.Extension;
import com.heycmo.outreach.testsupport.QueueRow;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Which row is claimed next, and the response. {@link CapIntegrationTests} covers the caps. */
class ClaimIntegrationTests extends DispatchTestBase {

    @Test
    void claimsOldestFirst() {
        UUID second = rows.insert(approvedAgo(Duration.ofMinutes(2)));
        UUID third = rows.insert(approvedAgo(Duration.ofMinutes(1)));
        UUID first = rows.insert(approvedAgo(Duration.ofMinutes(3)));

        assertThat(List.of(claimId(), claimId(), claimId())).containsExactly(first, second, third);
        assertNoJob(extension.claim(), "empty");
    }

    @Test
    void ordersByTheLaterOfApprovalAndNotBefore() {
        UUID notBeforeLater = rows.insert(approvedAgo(Duration.ofMinutes(10)).at("not_before", Duration.ofMinutes(-1)));
        UUID approvedLater = rows.insert(approvedAgo(Duration.ofMinutes(5)).at("not_before", Duration.ofMinutes(-20)));

        assertThat(List.of(claimId(), claimId())).containsExactly(approvedLater, notBeforeLater);
    }

    @Test
    void claimsNothingBeforeNotBefore() {
        rows.insert(approvedAgo(Duration.ofMinutes(10)).at("not_before", Duration.ofMinutes(10)));

        assertNoJob(extension.claim(), "empty");
    }

    @Test
    void claimsOnlyApprovedRowsOfThisCustomer() {
        rows.insert(QueueRow.pending(customerId));
        rows.insert(QueueRow.skipped(customerId));
        rows.insert(QueueRow.expired(customerId));
        rows.insert(QueueRow.failed(customerId));
        rows.insert(QueueRow.sent(customerId, Duration.ofHours(1)));
        rows.insert(QueueRow.approved(UUID.randomUUID()));

        assertNoJob(extension.claim(), "empty");
    }

    @Test
    void claimsNothingPastItsExpiryEvenBeforeTheSweep() {
        rows.insert(approvedAgo(Duration.ofMinutes(10)).at("expires_at", Duration.ofSeconds(-1)));

        assertNoJob(extension.claim(), "empty");
    }

    @Test
    void answersWithAllFieldsOfTheJob() {
        UUID id = rows.insert(
                QueueRow.approved(customerId).with("prospect_name", null).body("Grüße, Jane 🎉"));

        Extension.Answer answer = extension.claim();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(answer.json().propertyNames()).containsExactly("job", "reason", "retryAfterSeconds");
        assertThat(answer.json().path("reason").isNull()).isTrue();
        assertThat(answer.json().path("retryAfterSeconds").intValue()).isEqualTo(90);
        JsonNode job = answer.job();
        assertThat(job.propertyNames())
                .containsExactly(
                        "id",
                        "action",
                        "prospectUrl",
                        "prospectName",
                        "body",
                        "bodySha256",
                        "lockedUntil",
                        "lockSeconds",
                        "claimToken",
                        "claim");
        Map<String, @Nullable Object> row = rows.read(customerId, id);
        assertThat(job.path("id").asString()).isEqualTo(id.toString());
        assertThat(job.path("action").asString()).isEqualTo("message");
        assertThat(job.path("prospectUrl").asString()).isEqualTo(row.get("prospect_url"));
        assertThat(job.path("prospectName").isNull()).isTrue();
        assertThat(job.path("body").asString()).isEqualTo("Grüße, Jane 🎉");
        assertThat(job.path("bodySha256").asString())
                .isEqualTo("50aafd36df2dfcb0c8f9c09efa3070b8b555d491ac9fb7956d6d75015c18de5e");
        assertThat(job.path("lockSeconds").intValue()).isEqualTo(300);
        assertThat(job.path("claim").intValue()).isEqualTo(1);
        Instant lockedUntil = Instant.parse(job.path("lockedUntil").asString());
        assertThat(lockedUntil).isEqualTo(rows.time(customerId, id, "locked_until"));
        assertThat(lockedUntil).isCloseTo(rows.now().plus(5, ChronoUnit.MINUTES), within(30, ChronoUnit.SECONDS));
        assertThat(row.get("claims")).isEqualTo(1);
        assertThat(UUID.fromString(answer.token())).isNotNull();
    }

    @Test
    void answersWithAReasonIfThereIsNoJob() {
        Extension.Answer answer = extension.claim();

        assertThat(answer.json().propertyNames()).containsExactly("job", "reason", "retryAfterSeconds");
        assertNoJob(answer, "empty");
        assertThat(answer.json().path("retryAfterSeconds").intValue()).isEqualTo(90);
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
    }

    @Test
    void claimsByPostToo() {
        UUID id = rows.insert(QueueRow.approved(customerId));

        assertThat(extension.send("POST", "/next").jobId()).isEqualTo(id);
    }

    @Test
    void rejectsHeadWithoutClaiming() {
        UUID id = rows.insert(QueueRow.approved(customerId));

        Extension.Answer answer = extension.send("HEAD", "/next");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow").orElse("").split(", *"))
                .containsExactlyInAnyOrder("GET", "POST");
        assertThat(rows.read(customerId, id).get("claims")).isEqualTo(0);
    }

    @Test
    void claimsNothingWhilePaused() {
        rows.insert(QueueRow.approved(customerId));
        pause();

        assertNoJob(extension.claim(), "paused");
    }

    @Test
    void doesNotClaimALockedJob() {
        rows.insert(QueueRow.claimed(customerId, UUID.randomUUID()));

        assertNoJob(extension.claim(), "empty");
    }

    @Test
    void claimsAgainAfterTheLockExpired() {
        UUID id = rows.insert(QueueRow.approved(customerId));
        Extension.Answer first = extension.claim();
        expireLock(id);

        Extension.Answer second = extension.claim();

        assertThat(second.jobId()).isEqualTo(id);
        assertThat(second.token()).isNotEqualTo(first.token());
        assertThat(second.job().path("claim").intValue()).isEqualTo(2);
    }

    @Test
    void countsClaimsFromBeforeAReopening() {
        UUID id = rows.insert(QueueRow.approved(customerId)
                .claim(UUID.randomUUID(), Duration.ofHours(-30))
                .claim(UUID.randomUUID(), Duration.ofHours(-29))
                .with("claims", 0));

        assertThat(extension.claim().job().path("claim").intValue()).isEqualTo(3);
        assertThat(rows.read(customerId, id).get("claims")).isEqualTo(1);
    }

    @Test
    void failsAJobAfterThreeUnansweredClaimsAndClaimsTheNext() {
        UUID unanswered = rows.insert(approvedAgo(Duration.ofMinutes(30)));
        for (int i = 0; i < 3; i++) {
            assertThat(claimId()).isEqualTo(unanswered);
            expireLock(unanswered);
        }
        UUID next = rows.insert(approvedAgo(Duration.ofMinutes(1)));
        Instant lastLock = rows.time(customerId, unanswered, "locked_until");

        assertThat(claimId()).isEqualTo(next);

        assertThat(rows.read(customerId, unanswered))
                .containsEntry("status", "failed")
                .containsEntry("failure_kind", "no_answer")
                .containsEntry("error_message", "Claimed 3 times, and no extension ever answered.")
                .containsEntry("outcomes", 1);
        assertThat(rows.time(customerId, unanswered, "locked_until")).isEqualTo(lastLock);
        assertThat(rows.outbox(customerId))
                .singleElement()
                .satisfies(event -> assertThat(event)
                        .containsEntry("aggregateid", unanswered)
                        .containsEntry("type", "com.heycmo.linkedin.outreach.failed.v1"))
                .satisfies(event -> assertThat(String.valueOf(event.get("payload")))
                        .contains("\"failureKind\":\"no_answer\"", "\"claims\":3", "\"sequence\":1"));
    }

    @Test
    void returnsTheSameJobForTheSameKeyWhileTheLockIsLive() {
        UUID id = rows.insert(approvedAgo(Duration.ofMinutes(2)));
        UUID other = rows.insert(approvedAgo(Duration.ofMinutes(1)));
        Extension.Answer lost = extension.claim("k".repeat(64));

        Extension.Answer again = extension.claim("k".repeat(64));

        assertThat(again.jobId()).isEqualTo(id);
        assertThat(again.token()).isEqualTo(lost.token());
        assertThat(again.job().path("claim").intValue()).isEqualTo(1);
        assertThat(again.job().path("lockSeconds").intValue()).isBetween(200, 300);
        assertThat(rows.read(customerId, id).get("claims")).isEqualTo(1);
        assertThat(extension.claim("another").jobId()).isEqualTo(other);
    }

    @Test
    void returnsTheSameJobForTheSameKeyWhilePaused() {
        UUID id = rows.insert(QueueRow.approved(customerId));
        extension.claim("key");
        pause();

        assertThat(extension.claim("key").jobId()).isEqualTo(id);
        assertNoJob(extension.claim("other"), "paused");
    }

    @Test
    void ignoresTheKeyAfterAResultOrAnExpiredLock() {
        UUID answered = rows.insert(approvedAgo(Duration.ofMinutes(3)));
        UUID expired = rows.insert(approvedAgo(Duration.ofMinutes(2)));
        extension.report(answered, true, extension.claim("key").token());

        Extension.Answer second = extension.claim("key");
        assertThat(second.jobId()).isEqualTo(expired);
        expireLock(expired);

        assertThat(extension.claim("key").token()).isNotEqualTo(second.token());
    }

    @Test
    void doesNotMatchAnotherCustomersKey() {
        UUID stranger = UUID.randomUUID();
        rows.insert(QueueRow.approved(customerId));
        UUID strangersJob = rows.insert(QueueRow.approved(stranger));
        extension.claim("key");

        assertThat(extensionOf(stranger).claim("key").jobId()).isEqualTo(strangersJob);
    }

    @Test
    void rejectsInvalidKeys() {
        rows.insert(QueueRow.approved(customerId));

        for (String key : List.of("k".repeat(65), "", "  ")) {
            Extension.Answer answer = extension.claim(key);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.problem()).isEqualTo("validation-failed");
            assertThat(answer.json().path("reasons").get(0).path("message").asString())
                    .contains("Idempotency-Key");
        }
    }

    private QueueRow approvedAgo(Duration ago) {
        return QueueRow.approved(customerId).at("approved_at", ago.negated());
    }

    private UUID claimId() {
        return extension.claim().jobId();
    }

    private void expireLock(UUID id) {
        rows.change(customerId, id, QueueRow.changes().at("locked_until", Duration.ofMillis(-1)));
    }

    private void pause() {
        jdbc.sql("""
                        INSERT INTO linkedin_outreach_customer (customer_id, paused_at, paused_by_user_id)
                        VALUES (:customer, now(), :customer)
                        ON CONFLICT (customer_id) DO UPDATE SET paused_at = now(), paused_by_user_id = :customer
                        """).param("customer", customerId).update();
    }

    private static void assertNoJob(Extension.Answer answer, String reason) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.job().isNull()).isTrue();
        assertThat(answer.json().path("reason").asString()).isEqualTo(reason);
    }
}
