package com.heycmo.outreach.dispatch.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.heycmo.outreach.dispatch.Extension;
import com.heycmo.outreach.testsupport.QueueRow;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The effect of a result on the row, the event and the response. */
class ResultIntegrationTests extends ResultTestBase {

    @Test
    void storesASuccessAsSentNow() {
        UUID id = rows.insert(QueueRow.approved(customerId));
        Extension.Answer job = extension.claim();

        Extension.Answer answer = extension.report(
                id,
                Map.of(
                        "success",
                        true,
                        "claimToken",
                        job.token().toUpperCase(),
                        "resultUrl",
                        "https://www.linkedin.com/messaging/thread/1",
                        "sentBodySha256",
                        job.job().path("bodySha256").asString().toUpperCase()));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().propertyNames())
                .containsExactly("id", "status", "sentAt", "resultUrl", "errorMessage", "warnings");
        assertThat(answer.json().path("id").asString()).isEqualTo(id.toString());
        assertThat(answer.json().path("errorMessage").isNull()).isTrue();
        assertThat(answer.json().path("warnings").isEmpty()).isTrue();
        Instant sentAt = Instant.parse(answer.json().path("sentAt").asString());
        assertThat(sentAt).isEqualTo(rows.time(customerId, id, "sent_at"));
        assertThat(sentAt).isCloseTo(rows.now(), within(30, ChronoUnit.SECONDS));
        assertThat(rows.read(customerId, id))
                .containsEntry("result_url", "https://www.linkedin.com/messaging/thread/1");
    }

    @Test
    void writesAnEventWithoutTheText() {
        UUID id = rows.insert(QueueRow.approved(customerId)
                .with("day_offset", 3)
                .with("intent_source", "funding_news")
                .prospect("https://www.linkedin.com/in/jane-doe")
                .body("A secret plan"));
        Extension.Answer job = extension.claim();
        String hash = job.job().path("bodySha256").asString();
        extension.report(
                id,
                Map.of(
                        "success",
                        true,
                        "claimToken",
                        job.token(),
                        "resultUrl",
                        "https://www.linkedin.com/messaging/thread/1",
                        "sentBodySha256",
                        hash));

        Map<String, @Nullable Object> row = rows.read(customerId, id);
        Map<String, @Nullable Object> written = rows.outbox(customerId).get(0);
        assertThat(written)
                .containsEntry("aggregatetype", "linkedin.outreach.outcomes")
                .containsEntry("aggregateid", id)
                .containsEntry("type", "com.heycmo.linkedin.outreach.sent.v1")
                .containsEntry("created_at", row.get("updated_at"));
        JsonNode event = event(0);
        assertThat(event.toString()).doesNotContain("secret");
        assertThat(event).isEqualTo(json("""
                                {"eventId":"%s","type":"sent","customerId":"%s","draftId":"%s","action":"message",
                                 "prospectUrl":"https://www.linkedin.com/in/jane-doe","dayOffset":3,
                                 "intentSource":"funding_news","draftedAt":"%s","approvedAt":"%s",
                                 "approvedByUserId":"%s","occurredAt":"%s","sequence":1,"claims":1,"failureKind":null,
                                 "failureCode":null,"approvedVia":null,"variant":null,"resolvedByUserId":null,
                                 "resultUrl":"https://www.linkedin.com/messaging/thread/1","errorMessage":null,
                                 "bodySha256":"%s","bodyAsApproved":true}""".formatted(
                        written.get("id"),
                        customerId,
                        id,
                        rows.time(customerId, id, "drafted_at"),
                        rows.time(customerId, id, "approved_at"),
                        QueueRow.REVIEWER,
                        rows.time(customerId, id, "updated_at"),
                        hash)));
    }

    @Test
    void storesTheErrorMessageOfAFailure() {
        UUID id = rows.insert(QueueRow.approved(customerId));
        Extension.Answer job = extension.claim();

        Extension.Answer answer = extension.report(
                id,
                Map.of("success", false, "claimToken", job.token(), "errorMessage", "x".repeat(499) + "🎉 and more"));

        assertThat(answer.json().path("status").asString()).isEqualTo("failed");
        assertThat(answer.json().path("sentAt").isNull()).isTrue();
        assertThat(answer.json().path("errorMessage").asString()).isEqualTo("x".repeat(499));
        assertThat(rows.read(customerId, id)).containsEntry("error_message", "x".repeat(499));
        assertThat(event(0).path("failureKind").asString()).isEqualTo("reported");
        assertThat(event(0).path("errorMessage").asString()).isEqualTo("x".repeat(499));
        assertThat(event(0).path("bodyAsApproved").isNull()).isTrue();
    }

    @Test
    void datesALateSuccessAtTheEndOfItsLock() {
        UUID id = rows.insert(QueueRow.approved(customerId));
        String token = extension.claim().token();
        rows.age(customerId, id, Duration.ofHours(20));
        Instant lockEnded = rows.time(customerId, id, "locked_until");

        Extension.Answer answer = extension.report(id, true, token);

        assertThat(Instant.parse(answer.json().path("sentAt").asString())).isEqualTo(lockEnded);
        assertThat(Instant.parse(event(0).path("occurredAt").asString()))
                .isCloseTo(rows.now(), within(30, ChronoUnit.SECONDS));
    }

    @Test
    void clearsTheFailureOnALaterSuccessAndWritesASecondEvent() {
        UUID id = rows.insert(QueueRow.approved(customerId));
        String token = extension.claim().token();
        extension.report(id, Map.of("success", false, "claimToken", token, "errorMessage", "No box."));

        extension.report(id, true, token);

        assertThat(rows.read(customerId, id))
                .containsEntry("status", "sent")
                .containsEntry("error_message", null)
                .containsEntry("failure_kind", null);
        assertThat(event(0).path("sequence").intValue()).isEqualTo(1);
        assertThat(event(1).path("sequence").intValue()).isEqualTo(2);
        assertThat(event(1).path("type").asString()).isEqualTo("sent");
    }

    @Test
    void acceptsASuccessFromBeforeAReopeningWithoutApproval() {
        UUID token = UUID.randomUUID();
        UUID id = rows.insert(
                QueueRow.pending(customerId).claim(token, Duration.ofHours(-1)).with("claims", 0));

        assertThat(extension.report(id, true, token.toString()).status()).isEqualTo(200);

        assertThat(event(0).path("approvedAt").isNull()).isTrue();
        assertThat(event(0).path("approvedByUserId").isNull()).isTrue();
    }

    @Test
    void rejectsAReportWithoutABooleanSuccess() {
        UUID id = rows.insert(QueueRow.approved(customerId));
        extension.claim();

        Extension.Answer answer = extension.report(id, Map.of("success", "yes"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("validation-failed");
        assertThat(answer.json().path("reasons").get(0).path("code").asString()).isEqualTo("malformed");
        assertThat(rows.status(customerId, id)).isEqualTo("approved");
    }

    @Test
    void treatsAnInvalidTokenAsNeverIssued() {
        UUID id = rows.insert(QueueRow.approved(customerId));
        extension.claim();

        assertThat(extension.report(id, true, "not-a-token").problem()).isEqualTo("claim-superseded");
        assertThat(extension.report(id, true, "").problem()).isEqualTo("claim-superseded");
    }

    @Test
    void answersNotFoundForAnotherCustomersDraft() {
        UUID id = rows.insert(QueueRow.claimed(UUID.randomUUID(), UUID.randomUUID()));

        Extension.Answer answer = extension.report(id, true, null);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("not-found");
    }

    @Test
    void judgesADraftOfACustomerWhoHasNoRowYet() {
        UUID id = rows.insert(QueueRow.approved(customerId));
        jdbc.sql("DELETE FROM linkedin_outreach_customer WHERE customer_id = :customer")
                .param("customer", customerId)
                .update();

        Extension.Answer answer = extension.report(id, true, null);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("never-claimed");
    }

    @Test
    void acceptsResultsWhilePaused() {
        UUID id = rows.insert(QueueRow.approved(customerId));
        String token = extension.claim().token();
        jdbc.sql("UPDATE linkedin_outreach_customer SET paused_at = now(), paused_by_user_id = customer_id"
                        + " WHERE customer_id = :customer")
                .param("customer", customerId)
                .update();

        assertThat(extension.report(id, true, token).status()).isEqualTo(200);
    }
}
