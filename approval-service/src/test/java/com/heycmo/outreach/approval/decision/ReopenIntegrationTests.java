package com.heycmo.outreach.approval.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.approval.OnTheApi;
import com.heycmo.outreach.testsupport.QueueRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ReopenIntegrationTests extends OnTheApi {

    @Test
    void returnsAFailedDraftToReviewAndClearsApprovalAndFailure() {
        UUID id = rows.insert(QueueRow.failedWithoutAnswer(customer)
                .with("result_url", "https://www.linkedin.com/in/somebody")
                .at("edited_at", Duration.ofHours(-2))
                .with("edited_by_user_id", QueueRow.REVIEWER));
        Map<String, @Nullable Object> before = row(id);

        JsonNode row =
                api.post(customer, "/" + id + "/reopen", "{\"version\":1}").ok();

        assertThat(row.get("status").asString()).isEqualTo("pending_review");
        assertThat(row.get("version").asInt()).isEqualTo(2);
        assertThat(row.get("claims").asInt()).isZero();
        for (String cleared :
                new String[] {"approvedAt", "approvedByUserId", "failureKind", "errorMessage", "resultUrl", "sentAt"}) {
            assertThat(row.get(cleared).isNull()).as(cleared).isTrue();
        }
        assertThat(row(id))
                .as("what was done in its name stays known")
                .containsEntry("claim_tokens", before.get("claim_tokens"))
                .containsEntry("locked_until", before.get("locked_until"))
                .containsEntry("edited_at", before.get("edited_at"))
                .containsEntry("edited_by_user_id", before.get("edited_by_user_id"))
                .containsEntry("body", before.get("body"));
        assertThat(String.valueOf(row(id).get("claim_tokens"))).hasSizeGreaterThan(3 * 36);
    }

    @Test
    void expiresInSevenDays() {
        UUID id = rows.insert(QueueRow.failed(customer));

        JsonNode row = api.post(customer, "/" + id + "/reopen").ok();

        assertThat(Instant.parse(row.get("expiresAt").asString()))
                .isEqualTo(Instant.parse(row.get("updatedAt").asString()).plus(Duration.ofDays(7)));
    }

    @Test
    void expiresSevenDaysAfterALaterNotBefore() {
        UUID later = rows.insert(QueueRow.failed(customer).at("not_before", Duration.ofDays(3)));
        UUID past = rows.insert(QueueRow.failed(customer).at("not_before", Duration.ofDays(-3)));

        JsonNode laterRow = api.post(customer, "/" + later + "/reopen").ok();
        JsonNode pastRow = api.post(customer, "/" + past + "/reopen").ok();

        assertThat(Instant.parse(laterRow.get("expiresAt").asString()))
                .isEqualTo(rows.time(customer, later, "not_before").plus(Duration.ofDays(7)));
        assertThat(Instant.parse(pastRow.get("expiresAt").asString()))
                .isEqualTo(rows.time(customer, past, "updated_at").plus(Duration.ofDays(7)));
    }

    @Test
    void reopensAnExpiredDraftSweptOrNot() {
        Duration past = Duration.ofMillis(-1);
        UUID swept = rows.insert(QueueRow.expired(customer));
        UUID pending = rows.insert(QueueRow.pending(customer).at("expires_at", past));
        UUID approved = rows.insert(QueueRow.approved(customer).at("expires_at", past));
        UUID claimed = rows.insert(
                QueueRow.approved(customer).claim(UUID.randomUUID(), past).at("expires_at", past));

        for (UUID id : new UUID[] {swept, pending, approved, claimed}) {
            JsonNode row = api.post(customer, "/" + id + "/reopen").ok();

            assertThat(row.get("status").asString()).isEqualTo("pending_review");
            assertThat(row.get("approvedAt").isNull()).isTrue();
            assertThat(row.get("claims").asInt()).isZero();
            api.post(customer, "/" + id + "/approve", "{\"version\":2}").ok();
        }
    }

    @Test
    void rejectsADraftWithALiveLock() {
        UUID id = rows.insert(QueueRow.claimed(customer, UUID.randomUUID()).at("expires_at", Duration.ofMinutes(-1)));

        api.post(customer, "/" + id + "/reopen").problem(409, "/problems/claim-in-flight");

        assertThat(rows.status(customer, id)).isEqualTo("approved");
    }

    @Test
    void noOtherDraftCanBeReopened() {
        expectInvalid(QueueRow.pending(customer), "pending_review");
        expectInvalid(QueueRow.sent(customer, Duration.ofHours(1)), "sent");
    }

    private void expectInvalid(QueueRow row, String status) {
        UUID id = rows.insert(row);
        Map<String, @Nullable Object> before = row(id);

        JsonNode problem = api.post(customer, "/" + id + "/reopen").problem(409, "/problems/invalid-transition");

        assertThat(problem.get("currentStatus").asString()).isEqualTo(status);
        assertThat(row(id)).isEqualTo(before);
    }

    @Test
    void takesBackAnApprovalAndASkip() {
        UUID approved = rows.insert(QueueRow.approved(customer).with("approved_via", "page_bulk"));
        UUID skipped = rows.insert(QueueRow.skipped(customer)
                .with("skip_reason", "Too early")
                .claim(UUID.randomUUID(), Duration.ofMinutes(-1)));

        for (UUID id : new UUID[] {approved, skipped}) {
            JsonNode row = api.post(customer, "/" + id + "/reopen").ok();

            assertThat(row.get("status").asString()).isEqualTo("pending_review");
            assertThat(row.get("version").asInt()).isEqualTo(2);
            for (String cleared :
                    new String[] {"approvedAt", "approvedByUserId", "skippedAt", "skippedByUserId", "skipReason"}) {
                assertThat(row.get(cleared).isNull()).as(cleared).isTrue();
            }
            assertThat(row(id).get("approved_via")).isNull();
        }
    }

    @Test
    void takesBackManyDecisionsAtOnce() {
        UUID approved = rows.insert(QueueRow.approved(customer));
        UUID skipped = rows.insert(QueueRow.skipped(customer));
        UUID claimed = rows.insert(QueueRow.claimed(customer, UUID.randomUUID()));

        JsonNode items = api.post(customer, "/bulk", """
                {"operation":"reopen","items":[{"id":"%s"},{"id":"%s"},{"id":"%s"}]}
                """.formatted(approved, skipped, claimed))
                .ok()
                .get("items");

        assertThat(items).extracting(item -> item.get("ok").asBoolean()).containsExactly(true, true, false);
        assertThat(items.get(2).at("/problem/type").asString()).isEqualTo("/problems/claim-in-flight");
    }

    @Test
    void rejectsAStaleVersion() {
        UUID id = rows.insert(QueueRow.failed(customer).with("version", 2));

        JsonNode problem =
                api.post(customer, "/" + id + "/reopen", "{\"version\":1}").problem(409, "/problems/stale-version");

        assertThat(problem.get("row").get("version").asInt()).isEqualTo(2);
        assertThat(rows.status(customer, id)).isEqualTo("failed");
    }
}
