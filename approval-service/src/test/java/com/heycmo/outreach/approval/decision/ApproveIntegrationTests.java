package com.heycmo.outreach.approval.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.approval.OnTheApi;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.QueueRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ApproveIntegrationTests extends OnTheApi {

    @Test
    void stampsTimeAndPersonAndKeepsTheText() {
        UUID id = rows.insert(QueueRow.pending(customer));
        Map<String, @Nullable Object> before = row(id);
        Instant start = rows.now();

        JsonNode row = api.post(customer, "/" + id + "/approve").ok();

        assertThat(row.get("status").asString()).isEqualTo("approved");
        assertThat(row.get("approvedByUserId").asString()).isEqualTo(REVIEWER.toString());
        assertThat(row.get("version").asInt()).isEqualTo(1);
        assertThat(Instant.parse(row.get("approvedAt").asString())).isBetween(start, rows.now());
        assertThat(row.get("updatedAt")).isEqualTo(row.get("approvedAt"));
        assertThat(row(id)).containsEntry("approved_via", "api");
        assertThat(row).isEqualTo(api.get(customer, "/" + id).ok());
        assertThat(row(id))
                .containsEntry("body", before.get("body"))
                .containsEntry("expires_at", before.get("expires_at"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"version\":1}", "{\"version\":null}", "{}", "null", "{\"unknown\":true}"})
    void theVersionIsOptional(String body) {
        UUID id = rows.insert(QueueRow.pending(customer));

        assertThat(api.post(customer, "/" + id + "/approve", body)
                        .ok()
                        .get("status")
                        .asString())
                .isEqualTo("approved");
    }

    @Test
    void doesNotApproveAChangedText() {
        UUID id = rows.insert(QueueRow.pending(customer).with("version", 3).body("Newer."));

        JsonNode problem =
                api.post(customer, "/" + id + "/approve", "{\"version\":2}").problem(409, "/problems/stale-version");

        assertThat(problem.get("row")).isEqualTo(api.get(customer, "/" + id).ok());
        assertThat(problem.get("row").get("body").asString()).isEqualTo("Newer.");
        assertThat(rows.status(customer, id)).isEqualTo("pending_review");
    }

    @Test
    void repeatingChangesNothing() {
        UUID id = rows.insert(QueueRow.pending(customer));
        JsonNode first = api.post(customer, "/" + id + "/approve").ok();
        Map<String, @Nullable Object> before = row(id);

        assertThat(api.post(customer, "/" + id + "/approve", "{\"version\":1}").ok())
                .isEqualTo(first);
        assertThat(row(id)).isEqualTo(before);
    }

    @Test
    void onlyPendingDraftsCanBeApproved() {
        expectInvalid(QueueRow.skipped(customer), "skipped");
        expectInvalid(QueueRow.expired(customer), "expired");
        expectInvalid(QueueRow.failed(customer), "failed");
        expectInvalid(QueueRow.sent(customer, Duration.ofHours(1)), "sent");
    }

    private void expectInvalid(QueueRow row, String status) {
        UUID id = rows.insert(row);
        Map<String, @Nullable Object> before = row(id);

        JsonNode problem = api.post(customer, "/" + id + "/approve").problem(409, "/problems/invalid-transition");

        assertThat(problem.get("currentStatus").asString()).isEqualTo(status);
        assertThat(row(id)).isEqualTo(before);
    }

    @Test
    void rejectsAnExpiredDraftSweptOrNot() {
        UUID id = rows.insert(QueueRow.pending(customer).at("expires_at", Duration.ofMillis(-1)));

        api.post(customer, "/" + id + "/approve").problem(409, "/problems/draft-expired");

        assertThat(rows.status(customer, id)).isEqualTo("pending_review");
    }

    @Test
    void runsThePreflightAgain() {
        UUID tooLong = rows.insert(QueueRow.pending(customer).body("😀".repeat(1001)));
        UUID company = rows.insert(QueueRow.pending(customer)
                .prospect("https://www.linkedin.com/company/acme")
                .body("😀".repeat(1001)));
        UUID note = rows.insert(
                QueueRow.pending(customer).action(Action.CONNECTION_REQUEST).body("😀".repeat(141)));

        assertThat(api.post(customer, "/" + tooLong + "/approve").reasons()).containsExactly("body_too_long");
        assertThat(api.post(customer, "/" + company + "/approve").reasons())
                .containsExactly("prospect_url_not_profile", "body_too_long");
        assertThat(api.post(customer, "/" + note + "/approve").reasons()).containsExactly("note_too_long");
        assertThat(rows.status(customer, tooLong)).isEqualTo("pending_review");
    }

    @Test
    void approvesACommentOnAnyPostAndAnEmptyNote() {
        UUID comment = rows.insert(QueueRow.pending(customer)
                .action(Action.COMMENT)
                .prospect("https://www.linkedin.com/feed/update/urn:li:activity:1"));
        UUID request = rows.insert(
                QueueRow.pending(customer).action(Action.CONNECTION_REQUEST).body(""));

        api.post(customer, "/" + comment + "/approve").ok();
        api.post(customer, "/" + request + "/approve").ok();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"version\":\"1\"}",
                "{\"version\":1.0}",
                "{\"version\":true}",
                "{\"version\":{}}",
                "{\"version\":9999999999}",
                "[]",
                "1",
                "\"1\"",
                "{",
                "version=1"
            })
    void rejectsAMalformedBody(String body) {
        UUID id = rows.insert(QueueRow.pending(customer));

        assertThat(api.post(customer, "/" + id + "/approve", body).reasons()).containsExactly("malformed");
        assertThat(api.post(customer, "/" + id + "/skip", body).reasons()).containsExactly("malformed");
        assertThat(api.post(customer, "/" + id + "/reopen", body).reasons()).containsExactly("malformed");
        assertThat(rows.status(customer, id)).isEqualTo("pending_review");
    }

    @Test
    void anUnknownDraftIsNotFound() {
        api.post(customer, "/" + UUID.randomUUID() + "/approve", "{\"version\":1}")
                .problem(404, "/problems/not-found");
    }
}
