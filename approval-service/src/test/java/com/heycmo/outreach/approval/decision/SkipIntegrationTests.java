package com.heycmo.outreach.approval.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.approval.Answer;
import com.heycmo.outreach.approval.OnTheApi;
import com.heycmo.outreach.testsupport.QueueRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SkipIntegrationTests extends OnTheApi {

    @Test
    void stampsTimePersonAndReason() {
        UUID id = rows.insert(QueueRow.pending(customer));
        Instant start = rows.now();

        JsonNode row = api.post(customer, "/" + id + "/skip", "{\"version\":1,\"reason\":\"Not a fit. 🙁\"}")
                .ok();

        assertThat(row.get("status").asString()).isEqualTo("skipped");
        assertThat(row.get("skippedByUserId").asString()).isEqualTo(REVIEWER.toString());
        assertThat(row.get("skipReason").asString()).isEqualTo("Not a fit. 🙁");
        assertThat(row.get("version").asInt()).isEqualTo(1);
        assertThat(Instant.parse(row.get("skippedAt").asString())).isBetween(start, rows.now());
        assertThat(row).isEqualTo(api.get(customer, "/" + id).ok());
    }

    @Test
    void versionAndReasonAreOptional() {
        UUID id = rows.insert(QueueRow.pending(customer));

        assertThat(api.post(customer, "/" + id + "/skip").ok().get("skipReason").isNull())
                .isTrue();
    }

    @Test
    void skipsAnApprovedDraftAndKeepsItsApproval() {
        UUID id = rows.insert(QueueRow.approved(customer));

        JsonNode row = api.post(customer, "/" + id + "/skip").ok();

        assertThat(row.get("status").asString()).isEqualTo("skipped");
        assertThat(row.get("approvedByUserId").asString()).isEqualTo(QueueRow.REVIEWER.toString());
    }

    @Test
    void rejectsADraftWithALiveLock() {
        UUID id = rows.insert(QueueRow.claimed(customer, UUID.randomUUID()));
        Map<String, @Nullable Object> before = row(id);

        api.post(customer, "/" + id + "/skip").problem(409, "/problems/claim-in-flight");

        assertThat(row(id)).isEqualTo(before);
    }

    @Test
    void skipsAfterTheLockEndedAndKeepsItsEnd() {
        UUID id = rows.insert(QueueRow.approved(customer).claim(UUID.randomUUID(), Duration.ofMillis(-1)));
        Instant lockEnd = rows.time(customer, id, "locked_until");

        JsonNode row = api.post(customer, "/" + id + "/skip").ok();

        assertThat(row.get("status").asString()).isEqualTo("skipped");
        assertThat(Instant.parse(row.get("lockedUntil").asString())).isEqualTo(lockEnd);
    }

    @Test
    void skipsAnExpiredDraft() {
        UUID pending = rows.insert(QueueRow.pending(customer).at("expires_at", Duration.ofHours(-1)));
        UUID approved = rows.insert(QueueRow.approved(customer).at("expires_at", Duration.ofHours(-1)));

        api.post(customer, "/" + pending + "/skip").ok();
        api.post(customer, "/" + approved + "/skip").ok();
    }

    @Test
    void repeatingChangesNothing() {
        UUID id = rows.insert(QueueRow.pending(customer));
        JsonNode first = api.post(customer, "/" + id + "/skip", "{\"reason\":\"First.\"}")
                .ok();
        Map<String, @Nullable Object> before = row(id);

        assertThat(api.post(customer, "/" + id + "/skip", "{\"reason\":\"Second.\"}")
                        .ok())
                .isEqualTo(first);
        assertThat(row(id)).isEqualTo(before);
    }

    @Test
    void finishedDraftsCannotBeSkipped() {
        expectInvalid(QueueRow.expired(customer), "expired");
        expectInvalid(QueueRow.failed(customer), "failed");
        expectInvalid(QueueRow.sent(customer, Duration.ofHours(1)), "sent");
    }

    private void expectInvalid(QueueRow row, String status) {
        UUID id = rows.insert(row);

        JsonNode problem = api.post(customer, "/" + id + "/skip").problem(409, "/problems/invalid-transition");

        assertThat(problem.get("currentStatus").asString()).isEqualTo(status);
        assertThat(rows.status(customer, id)).isEqualTo(status);
    }

    @Test
    void rejectsAStaleVersion() {
        UUID id = rows.insert(QueueRow.approved(customer).with("version", 2));

        JsonNode problem =
                api.post(customer, "/" + id + "/skip", "{\"version\":1}").problem(409, "/problems/stale-version");

        assertThat(problem.get("row").get("id").asString()).isEqualTo(id.toString());
        assertThat(rows.status(customer, id)).isEqualTo("approved");
    }

    @Test
    void rejectsALongOrUnstorableReason() {
        UUID id = rows.insert(QueueRow.pending(customer));

        assertThat(skip(id, "x".repeat(201)).reasons()).containsExactly("field_too_long");
        assertThat(skip(id, "😀".repeat(101)).reasons()).containsExactly("field_too_long");
        assertThat(skip(id, "a\\u0000b").reasons()).containsExactly("text_not_storable");
        assertThat(skip(id, "\\ud800").reasons()).containsExactly("text_not_storable");
        assertThat(skip(id, "\\u0000" + "x".repeat(200)).reasons())
                .containsExactly("field_too_long", "text_not_storable");
        assertThat(api.post(customer, "/" + id + "/skip", "{\"reason\":5}").reasons())
                .containsExactly("malformed");
        assertThat(skip(id, "😀".repeat(100)).ok().get("skipReason").asString()).isEqualTo("😀".repeat(100));
    }

    private Answer skip(UUID id, String reason) {
        return api.post(customer, "/" + id + "/skip", "{\"reason\":\"" + reason + "\"}");
    }
}
