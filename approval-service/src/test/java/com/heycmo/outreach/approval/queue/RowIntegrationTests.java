package com.heycmo.outreach.approval.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.approval.ApprovalApi;
import com.heycmo.outreach.approval.OnTheApi;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.QueueRow;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class RowIntegrationTests extends OnTheApi {

    private static final List<String> FIELDS = List.of(
            "id",
            "customerId",
            "action",
            "status",
            "prospectUrl",
            "prospectId",
            "prospectName",
            "prospectCompany",
            "prospectRole",
            "body",
            "dayOffset",
            "intentSource",
            "intentReason",
            "draftedAt",
            "approvedAt",
            "approvedByUserId",
            "sentAt",
            "resultUrl",
            "errorMessage",
            "lockedUntil",
            "expiresAt",
            "notBefore",
            "dueAt",
            "version",
            "claims",
            "failureKind",
            "failureCode",
            "waitFor",
            "variant",
            "madeByHand",
            "warnings",
            "editedAt",
            "editedByUserId",
            "skippedAt",
            "skippedByUserId",
            "skipReason",
            "createdAt",
            "updatedAt");

    @Test
    void hasExactlyTheseFieldsAndNullForMissingValues() {
        UUID id = rows.insert(QueueRow.pending(customer).with("prospect_name", null));

        JsonNode row = api.get(customer, "/" + id).ok();

        assertThat(row.propertyNames()).containsExactlyElementsOf(FIELDS);
        assertThat(FIELDS.stream().filter(field -> row.get(field).isNull()))
                .containsExactly(
                        "prospectName",
                        "prospectCompany",
                        "prospectRole",
                        "intentSource",
                        "intentReason",
                        "approvedAt",
                        "approvedByUserId",
                        "sentAt",
                        "resultUrl",
                        "errorMessage",
                        "lockedUntil",
                        "notBefore",
                        "dueAt",
                        "failureKind",
                        "failureCode",
                        "waitFor",
                        "variant",
                        "editedAt",
                        "editedByUserId",
                        "skippedAt",
                        "skippedByUserId",
                        "skipReason");
    }

    @Test
    void returnsEveryColumnUnchanged() {
        String time = "2026-11-20T09:30:00.123456Z";
        UUID id = rows.insert(QueueRow.failedWithoutAnswer(customer)
                .action(Action.COMMENT)
                .prospect("https://www.linkedin.com/feed/update/urn:li:activity:1")
                .body("  Grüße 🎉\n  ")
                .with("day_offset", 7)
                .with("prospect_company", "Acme")
                .with("prospect_role", "CTO")
                .with("intent_source", "funding_news")
                .with("intent_reason", "Series B")
                .with("drafted_at", time)
                .with("not_before", time)
                .with("result_url", "https://www.linkedin.com/feed/update/urn:li:activity:2")
                .with("version", 4)
                .with("made_by_hand", true)
                .with("edited_at", time)
                .with("edited_by_user_id", QueueRow.REVIEWER)
                .with("skip_reason", "No."));

        JsonNode row = api.get(customer, "/" + id).ok();

        assertThat(row.get("id").asString()).isEqualTo(id.toString());
        assertThat(row.get("customerId").asString()).isEqualTo(customer.toString());
        assertThat(row.get("action").asString()).isEqualTo("comment");
        assertThat(row.get("status").asString()).isEqualTo("failed");
        assertThat(row.get("body").asString()).isEqualTo("  Grüße 🎉\n  ");
        assertThat(row.get("dayOffset").asInt()).isEqualTo(7);
        assertThat(row.get("prospectCompany").asString()).isEqualTo("Acme");
        assertThat(row.get("prospectRole").asString()).isEqualTo("CTO");
        assertThat(row.get("intentSource").asString()).isEqualTo("funding_news");
        assertThat(row.get("intentReason").asString()).isEqualTo("Series B");
        assertThat(row.get("draftedAt").asString()).isEqualTo(time);
        assertThat(row.get("notBefore").asString()).isEqualTo(time);
        assertThat(row.get("resultUrl").asString()).endsWith("activity:2");
        assertThat(row.get("version").isInt()).isTrue();
        assertThat(row.get("version").asInt()).isEqualTo(4);
        assertThat(row.get("claims").asInt()).isEqualTo(3);
        assertThat(row.get("failureKind").asString()).isEqualTo("no_answer");
        assertThat(row.get("errorMessage").asString()).isEqualTo("Claimed 3 times and never answered.");
        assertThat(row.get("madeByHand").asBoolean()).isTrue();
        assertThat(row.get("editedAt").asString()).isEqualTo(time);
        assertThat(row.get("editedByUserId").asString()).isEqualTo(QueueRow.REVIEWER.toString());
        assertThat(row.get("skipReason").asString()).isEqualTo("No.");
        assertThat(Instant.parse(row.get("lockedUntil").asString())).isEqualTo(rows.time(customer, id, "locked_until"));
        assertThat(Instant.parse(row.get("expiresAt").asString())).isEqualTo(rows.time(customer, id, "expires_at"));
    }

    @Test
    void neverShowsAClaimToken() {
        UUID token = UUID.randomUUID();
        UUID id = rows.insert(QueueRow.claimed(customer, token));

        assertThat(api.get(customer, "/" + id).body()).doesNotContain(token.toString());
        assertThat(api.get(customer, "").body())
                .contains(id.toString())
                .doesNotContain(token.toString())
                .doesNotContainIgnoringCase("token");
    }

    @Test
    void aRowOfAnotherCustomerIsNotFound() {
        UUID other = UUID.randomUUID();
        UUID id = rows.insert(QueueRow.sent(other, Duration.ofHours(1)));

        api.get(other, "/" + id).ok();
        for (String operation : List.of("/approve", "/skip", "/reopen")) {
            api.post(customer, "/" + id + operation).problem(404, "/problems/not-found");
        }
        api.get(customer, "/" + id).problem(404, "/problems/not-found");
        api.patch(customer, "/" + id, "{\"body\":\"x\",\"version\":1}").problem(404, "/problems/not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/no-uuid", "/1-1-1-1-1", "/00000000-0000-0000-0000-00000000000g"})
    void aMalformedIdIsNotFound(String path) {
        api.get(customer, path).problem(404, "/problems/not-found");
        api.post(customer, path + "/approve").problem(404, "/problems/not-found");
        api.patch(customer, path, "{\"body\":\"x\",\"version\":1}").problem(404, "/problems/not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/usage", "/00000000-0000-0000-0000-000000000001"})
    void aMalformedCustomerIdIsForbidden(String path) {
        api.send(api.reviewer(customer, "/api/linkedin/queue/no-uuid" + path)).problem(403, "/problems/forbidden");
        api.send(api.reviewer(customer, "/api/linkedin/queue/1-1-1-1-1" + path)).problem(403, "/problems/forbidden");
    }

    @Test
    void customerIdsIgnoreCase() {
        UUID id = rows.insert(QueueRow.pending(customer));
        String capitals = customer.toString().toUpperCase(java.util.Locale.ROOT);

        api.send(api.reviewer(customer, "/api/linkedin/queue/" + capitals + "/" + id))
                .ok();
    }

    @Test
    void otherMethodsAndMediaTypesGetABlankProblem() {
        String queue = ApprovalApi.queue(customer);
        String row = queue + "/" + UUID.randomUUID();

        api.send(api.reviewer(customer, row).DELETE()).problem(405, "about:blank");
        api.send(api.reviewer(customer, queue).PUT(BodyPublishers.noBody())).problem(405, "about:blank");
        api.send(api.reviewer(customer, row + "/approve")).problem(405, "about:blank");
        api.send(api.reviewer(customer, row).header("Accept", "text/plain")).problem(406, "about:blank");
        api.send(api.reviewer(customer, row + "/approve")
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString("{}")))
                .problem(415, "about:blank");
        api.send(api.reviewer(customer, "/api/linkedin/elsewhere")).problem(404, "/problems/not-found");
        api.post(customer, "/" + UUID.randomUUID() + "/approve", "{\"reason\":\"" + "x".repeat(70_000) + "\"}")
                .problem(413, "/problems/payload-too-large");
    }

    @Test
    void responsesMustNotBeCached() {
        assertThat(api.get(customer, "").header("Cache-Control")).isEqualTo("no-store");
    }
}
