package com.heycmo.outreach.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.draft.DraftId;
import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.KafkaProbe;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One customer's way through limits, holds, failures and a sequence, each step by another service. */
final class LimitsJourney {

    private static final String PERSON = "https://www.linkedin.com/in/jane-doe";

    private final UUID customerId = UUID.randomUUID();
    private final UUID invitation = DraftId.of(customerId, PERSON, Action.CONNECTION_REQUEST, 0);
    private final UUID message = DraftId.of(customerId, PERSON, Action.MESSAGE, 3);
    private final PipelineClient pipeline;
    private final KafkaProbe kafka;

    LimitsJourney(PipelineClient pipeline, KafkaProbe kafka) {
        this.pipeline = pipeline;
        this.kafka = kafka;
    }

    void draftAndApproveASequence() {
        draft("\"connection_request\",\"body\":\"Hi Jane\"");
        draft("\"message\",\"body\":\"Thank you\",\"dayOffset\":3,\"waitFor\":\"accepted\",\"variant\":\"short\"");
        for (UUID id : List.of(invitation, message)) {
            Awaitility.await().until(() -> pipeline.row(customerId, id).status() == 200);
            assertThat(pipeline.approve(customerId, id, 1).text("status")).isEqualTo("approved");
        }
        JsonNode items = pipeline.forecast(customerId).body().path("items");
        assertThat(items.path(0).path("id").asString()).isEqualTo(invitation.toString());
        assertThat(items.path(0).path("position").asInt()).isEqualTo(1);
        assertThat(items.path(1).path("waitsFor").asString()).isEqualTo("acceptance");
    }

    void findTheCapOfTheReviewerAtTheNextClaim() {
        setInvitationsPerDay(0);
        assertThat(pipeline.claim(customerId, "capped").text("reason")).isEqualTo("capped");
        setInvitationsPerDay(5);
    }

    void holdInvitationsUntilAReviewerLiftsIt() {
        ApiResponse claim = pipeline.claim(customerId, "held");
        assertThat(claim.body().path("job").path("id").asString()).isEqualTo(invitation.toString());
        String token = token(claim);
        assertThat(pipeline.job(customerId, invitation, "extend", Map.of("claimToken", token))
                        .status())
                .isEqualTo(200);

        Map<String, Object> release = Map.of("claimToken", token, "failureCode", "weekly_limit");
        assertThat(pipeline.job(customerId, invitation, "release", release).text("status"))
                .isEqualTo("approved");

        assertThat(pipeline.usage(customerId)
                        .body()
                        .path("actions")
                        .path("connection_request")
                        .path("heldReason")
                        .asString())
                .isEqualTo("weekly_limit");
        assertThat(pipeline.claim(customerId, "while held").text("reason")).isEqualTo("capped");
        assertThat(pipeline.liftHold(customerId, "connection_request").status()).isEqualTo(204);
    }

    void resolveWhatNobodyKnows() {
        ApiResponse claim = pipeline.claim(customerId, "uncertain");
        assertThat(claim.body().path("job").path("claim").asInt())
                .as("a released claim counts, too")
                .isEqualTo(2);
        Map<String, Object> report = Map.of("success", false, "failureCode", "uncertain", "claimToken", token(claim));
        assertThat(pipeline.result(customerId, invitation, report).text("status"))
                .isEqualTo("failed");

        ApiResponse resolved = pipeline.resolve(customerId, invitation, true);

        assertThat(resolved.text("status")).isEqualTo("sent");
        assertThat(pipeline.row(customerId, message).body().path("dueAt").isNull())
                .as("day 3 counts from the real send")
                .isFalse();
        Awaitility.await()
                .untilAsserted(() -> assertThat(kafka.since(kafka.beginning(Topic.OUTCOMES.topicName())))
                        .filteredOn(event -> KafkaProbe.key(event).equals(customerId.toString()))
                        .extracting(KafkaProbe::text)
                        .satisfiesExactly(
                                failed -> assertThat(failed)
                                        .contains("\"failureKind\":\"uncertain\"", "\"approvedVia\":\"api\""),
                                sent -> assertThat(sent)
                                        .contains("\"type\":\"sent\"")
                                        .doesNotContain("\"resolvedByUserId\":null")));
    }

    private void draft(String fields) {
        kafka.send(Topic.DRAFTS.topicName(), customerId.toString(), """
                {"customerId":"%s","prospectUrl":"%s","action":%s}
                """.formatted(customerId, PERSON, fields));
    }

    private void setInvitationsPerDay(int perDay) {
        JsonNode limits = pipeline.limits(customerId).body();
        ((ObjectNode) limits.path("actions").path("connection_request")).put("perDay", perDay);
        assertThat(pipeline.changeLimits(customerId, limits).status()).isEqualTo(200);
    }

    private static String token(ApiResponse claim) {
        return claim.body().path("job").path("claimToken").asString();
    }
}
