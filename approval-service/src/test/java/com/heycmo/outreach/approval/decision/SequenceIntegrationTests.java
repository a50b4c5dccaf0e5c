package com.heycmo.outreach.approval.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.approval.OnTheApi;
import com.heycmo.outreach.testsupport.QueueRow;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a decision about one step does to the others of that person. When they are claimed is tested in dispatch-service. */
class SequenceIntegrationTests extends OnTheApi {

    private static final String JANE = "https://www.linkedin.com/in/jane";
    private static final Duration DAY = Duration.ofHours(24);

    @Test
    void approvingInAnyOrderKeepsTheHold() {
        UUID first = step(QueueRow.pending(customer), 0);
        UUID second = step(QueueRow.pending(customer), 3);
        UUID third = step(QueueRow.pending(customer), 7);

        decide(second, "approve");
        decide(first, "approve");
        decide(third, "approve");

        assertThat(held(first)).isNull();
        assertThat(held(second)).isEqualTo(expiry(first));
        assertThat(held(third)).isEqualTo(expiry(second));
    }

    @Test
    void skippingLetsTheNextStepGo() {
        UUID first = step(QueueRow.pending(customer), 0);
        UUID second = step(QueueRow.approved(customer), 3);
        assertThat(held(second)).isNotNull();

        decide(first, "skip");

        assertThat(held(second)).isNull();
    }

    @Test
    void aReopenedStepHoldsAgain() {
        UUID first = step(QueueRow.failed(customer), 0);
        UUID second = step(QueueRow.approved(customer), 3);
        assertThat(held(second)).isNull();

        decide(first, "reopen");

        assertThat(held(second)).isEqualTo(expiry(first));
    }

    @Test
    void anUndoneDecisionHoldsAgain() {
        UUID first = step(QueueRow.pending(customer), 0);
        UUID second = step(QueueRow.approved(customer), 3);
        decide(first, "skip");
        assertThat(held(second)).isNull();

        decide(first, "reopen");
        assertThat(held(second)).isEqualTo(expiry(first));

        decide(first, "approve");
        decide(first, "reopen");
        assertThat(held(second)).isEqualTo(expiry(first));
    }

    @Test
    void aReopenedStepAnswersWithTheTimeThatItHasNow() {
        UUID sent = step(QueueRow.sent(customer, DAY), 0);
        UUID reopened = rows.insert(QueueRow.failed(customer).prospect(JANE).with("day_offset", 10));

        JsonNode row = decide(reopened, "reopen");

        Instant due = rows.time(customer, sent, "sent_at").plus(DAY.multipliedBy(10));
        assertThat(Instant.parse(row.get("dueAt").asString())).isEqualTo(due);
        assertThat(Instant.parse(row.get("expiresAt").asString())).isEqualTo(due.plus(DAY.multipliedBy(7)));
    }

    /** The first step went out two days late. */
    @Test
    void aStepThatIsApprovedOnlyAfterTheLateSendIsDueAsManyDaysAfterItAlsoOnceUndone() {
        Duration late = DAY.multipliedBy(2);
        UUID first = step(QueueRow.sent(customer, Duration.ofHours(1)).at("approved_at", late.negated()), 0);
        UUID second = step(QueueRow.pending(customer).at("created_at", late.negated()), 3);
        Instant due = rows.time(customer, first, "sent_at").plus(DAY.multipliedBy(3));

        for (String decision : List.of("approve", "reopen", "approve")) {
            JsonNode row = decide(second, decision);

            assertThat(Instant.parse(row.get("dueAt").asString())).as(decision).isEqualTo(due);
            assertThat(Instant.parse(row.get("expiresAt").asString()))
                    .as(decision)
                    .isEqualTo(due.plus(DAY.multipliedBy(7)));
            assertThat(held(second)).as(decision).isNull();
        }
    }

    @Test
    void anEditKeepsTheHold() {
        UUID first = step(QueueRow.pending(customer), 0);
        UUID second = step(QueueRow.pending(customer), 3);

        api.patch(customer, "/" + second, "{\"body\":\"Hi again\",\"version\":1}")
                .ok();

        assertThat(held(second)).isEqualTo(expiry(first));
    }

    @Test
    void aDraftByHandHoldsTheLaterSteps() {
        UUID later = step(QueueRow.approved(customer), 3);

        JsonNode row = byHand("connection_request", 0, "");

        assertThat(held(later)).isEqualTo(expiry(UUID.fromString(row.get("id").asString())));
    }

    @Test
    void aDraftByHandMayWaitForAnAcceptance() {
        JsonNode row = byHand("message", 3, ",\"waitFor\":\"accepted\",\"variant\":\"short\"");

        assertThat(row.get("waitFor").asString()).isEqualTo("accepted");
        assertThat(row.get("variant").asString()).isEqualTo("short");
        assertThat(Instant.parse(row.get("expiresAt").asString()))
                .isEqualTo(Instant.parse(row.get("createdAt").asString()).plus(DAY.multipliedBy(30)));
        assertThat(held(UUID.fromString(row.get("id").asString()))).isNotNull();

        JsonNode replaced = byHand("message", 3, ",\"replaces\":1");
        assertThat(replaced.get("waitFor").isNull()).isTrue();
        assertThat(held(UUID.fromString(row.get("id").asString()))).isNull();
    }

    @Test
    void aDraftByHandIsDueAfterTheStepThatWasSent() {
        UUID sent = step(QueueRow.sent(customer, DAY), 0);

        JsonNode row = byHand("message", 10, "");

        assertThat(Instant.parse(row.get("dueAt").asString()))
                .isEqualTo(rows.time(customer, sent, "sent_at").plus(DAY.multipliedBy(10)));
    }

    @Test
    void theCustomerMayLetLaterStepsGoAndHoldThemAgain() {
        UUID first = step(QueueRow.pending(customer), 0);
        UUID second = step(QueueRow.approved(customer), 3);

        holdLaterSteps(0, false);
        assertThat(held(second)).isNull();

        holdLaterSteps(1, true);
        assertThat(held(second)).isEqualTo(expiry(first));
    }

    private void holdLaterSteps(int version, boolean hold) {
        String path = "/api/linkedin/limits/" + customer;
        String limits = api.send(api.reviewer(customer, path)).ok().toString();
        assertThat(limits).contains("\"version\":" + version);
        api.send(api.reviewer(customer, path)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(
                                limits.replace("\"holdLaterSteps\":" + !hold, "\"holdLaterSteps\":" + hold))))
                .ok();
    }

    private UUID step(QueueRow row, int day) {
        UUID id = rows.insert(row.prospect(JANE).with("day_offset", day));
        rows.updateHolds(customer);
        return id;
    }

    private JsonNode byHand(String action, int day, String more) {
        return api.post(customer, "", """
                        {"action":"%s","prospectUrl":"%s","body":"Hi Jane","dayOffset":%d%s}""".formatted(action, JANE, day, more)).json();
    }

    private JsonNode decide(UUID id, String operation) {
        return api.post(customer, "/" + id + "/" + operation).ok();
    }

    private @Nullable Object held(UUID id) {
        return row(id).get("held_until");
    }

    private @Nullable Object expiry(UUID id) {
        return row(id).get("expires_at");
    }
}
