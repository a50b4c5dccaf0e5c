package com.heycmo.outreach.approval.drafting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.heycmo.outreach.approval.Answer;
import com.heycmo.outreach.approval.ApprovalApi;
import com.heycmo.outreach.approval.OnTheApi;
import com.heycmo.outreach.draft.DraftId;
import com.heycmo.outreach.event.DecisionEvent;
import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.TestDatabase;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ManualDraftIntegrationTests extends OnTheApi {

    private static final String JANE = "https://www.linkedin.com/in/jane-doe";
    private static final Duration WEEK = Duration.ofDays(7);

    @Autowired
    private TestDatabase database;

    @Test
    void isInTheQueueOnceItIsAnswered() {
        Instant start = rows.now();

        Answer answer = post("""
                {"action":"message","prospectUrl":"LinkedIn.com/in/Jane-Doe/?utm_source=x","prospectName":"Jane Doe",
                 "body":" Hi Jane 🎉 ","dayOffset":3,"intentReason":"Series B","draftedAt":"2001-01-01T00:00:00Z"}""");

        UUID id = DraftId.of(customer, JANE, Action.MESSAGE, 3);
        JsonNode row = created(answer);
        assertThat(answer.header("Location")).isEqualTo(ApprovalApi.queue(customer) + "/" + id);
        assertThat(row).isEqualTo(api.get(customer, "/" + id).ok());
        assertThat(row.get("id").asString()).isEqualTo(id.toString());
        assertThat(row.get("status").asString()).isEqualTo("pending_review");
        assertThat(row.get("version").asInt()).isEqualTo(1);
        assertThat(row.get("prospectUrl").asString()).isEqualTo(JANE);
        assertThat(row.get("body").asString()).isEqualTo(" Hi Jane 🎉 ");
        assertThat(row.get("intentReason").asString()).isEqualTo("Series B");
        assertThat(row.get("madeByHand").asBoolean()).isTrue();
        assertThat(row.get("editedByUserId").asString()).isEqualTo(REVIEWER.toString());
        assertThat(time(row, "draftedAt")).as("the database's now").isBetween(start, rows.now());
        assertThat(time(row, "editedAt")).isEqualTo(time(row, "draftedAt"));
        assertThat(time(row, "expiresAt")).isEqualTo(time(row, "createdAt").plus(WEEK));
    }

    @Test
    void expiresAWeekAfterItsEarliestTime() {
        Instant notBefore = rows.now().plus(Duration.ofDays(30));

        JsonNode row = created(post(draft("\"notBefore\":\"" + notBefore + "\"")));

        assertThat(time(row, "expiresAt")).isEqualTo(notBefore.plus(WEEK));
    }

    @Test
    void isRecordedWithItsAuthor() {
        UUID id = id(created(post(draft("\"intentSource\":\"event\""))));

        assertThat(rows.audit(customer))
                .singleElement()
                .satisfies(entry -> assertThat(entry)
                        .containsEntry("what", "drafted")
                        .containsEntry("draft_id", id)
                        .containsEntry("version", 1)
                        .containsEntry("actor", "person")
                        .containsEntry("actor_id", REVIEWER)
                        .containsEntry("via", "api"));
        DecisionEvent event = onlyEvent();
        assertThat(event.type()).isEqualTo("drafted");
        assertThat(event.via()).isEqualTo("api");
        assertThat(event.draftId()).isEqualTo(id);
        assertThat(event.intentSource()).isEqualTo("event");
        assertThat(event.version()).isEqualTo(1);
        assertThat(event.actorId()).isEqualTo(REVIEWER);
    }

    @Test
    void isNotStoredWithoutItsEvent() {
        database.jdbc().sql("REVOKE INSERT ON outbox FROM outreach_service").update();
        try {
            assertThat(post(draft("\"dayOffset\":0")).status()).isGreaterThanOrEqualTo(500);
        } finally {
            database.jdbc().sql("GRANT INSERT ON outbox TO outreach_service").update();
        }
        assertThat(rows.all(customer)).isEmpty();
        assertThat(rows.audit(customer)).isEmpty();
    }

    @Test
    void theCustomerIsThatOfThePath() {
        assertThat(post(draft("\"customerId\":\"" + UUID.randomUUID() + "\"")).reasons())
                .containsExactly("customer_id_invalid");
        created(post(draft("\"customerId\":\"" + customer + "\"")));
    }

    @Test
    void rejectsAnInvalidDraftWithEveryReason() {
        assertThat(post("{\"action\":\"message\",\"prospectUrl\":\"https://evil.test/in/x\",\"body\":\" \","
                                + "\"dayOffset\":400,\"replaces\":\"1\"}")
                        .reasons())
                .containsExactlyInAnyOrder(
                        "prospect_url_not_linkedin", "body_required", "day_offset_invalid", "malformed");
        assertThat(rows.all(customer)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "no json", "{\"action\":", "\"text\""})
    void rejectsABodyThatIsNotAnObject(String json) {
        assertThat(post(json).reasons()).containsExactly("malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "1.0", "1e0", "true", "[1]", "{}", "2147483648", "99999999999999999999"})
    void rejectsAVersionThatIsNone(String replaces) {
        assertThat(post(draft("\"replaces\":" + replaces)).reasons()).containsExactly("malformed");
    }

    @Test
    void aTakenKeyIsAnsweredWithItsRowWhateverItsStatus() {
        Duration past = Duration.ofHours(-1);
        UUID token = UUID.randomUUID();
        List<QueueRow> taken = List.of(
                QueueRow.pending(customer),
                QueueRow.madeByHand(customer),
                QueueRow.pending(customer).at("expires_at", past),
                QueueRow.approved(customer),
                QueueRow.approved(customer).at("expires_at", past),
                QueueRow.claimed(customer, token),
                QueueRow.skipped(customer),
                QueueRow.failed(customer),
                QueueRow.sent(customer, Duration.ofDays(30)),
                QueueRow.expired(customer),
                QueueRow.expired(customer).claim(token, past));
        for (int day = 0; day < taken.size(); day++) {
            UUID id = rows.insert(taken.get(day).prospect(JANE).with("day_offset", day));

            JsonNode problem = post(draft("\"dayOffset\":" + day)).problem(409, "/problems/draft-exists");

            assertThat(problem.get("row")).isEqualTo(api.get(customer, "/" + id).ok());
            assertThat(problem.get("row").get("version").asInt()).isEqualTo(1);
        }
        assertThat(rows.audit(customer)).isEmpty();
    }

    @Test
    void replacesThePendingDraftOfThatVersion() {
        UUID id = rows.insert(QueueRow.pending(customer)
                .prospect(JANE)
                .with("version", 3)
                .with("prospect_company", "Acme")
                .with("topic_partition", 4)
                .with("topic_offset", 17)
                .at("edited_at", Duration.ofHours(-1))
                .with("edited_by_user_id", QueueRow.REVIEWER)
                .with("drafted_body", "The agent's.")
                .at("expires_at", Duration.ofDays(1)));
        JsonNode before = api.get(customer, "/" + id).ok();

        JsonNode row = created(post(draft("\"replaces\":3")));

        assertThat(id(row)).isEqualTo(id);
        assertThat(row.get("status").asString()).isEqualTo("pending_review");
        assertThat(row.get("version").asInt()).isEqualTo(4);
        assertThat(row.get("body").asString()).isEqualTo("Hi Jane.");
        assertThat(row.get("prospectCompany").isNull()).isTrue();
        assertThat(row.get("madeByHand").asBoolean()).isTrue();
        assertThat(row.get("editedByUserId").asString()).isEqualTo(REVIEWER.toString());
        assertThat(row.get("createdAt")).isEqualTo(before.get("createdAt"));
        assertThat(time(row, "expiresAt")).isEqualTo(time(row, "updatedAt").plus(WEEK));
        assertThat(row(id))
                .containsEntry("drafted_body", null)
                .containsEntry("topic_partition", null)
                .containsEntry("topic_offset", null);
        assertThat(onlyEvent().version()).isEqualTo(4);
    }

    @Test
    void replacesNoOtherVersionAndNoDraftThatIsNotPending() {
        Duration past = Duration.ofHours(-1);
        List<QueueRow> others = List.of(
                QueueRow.pending(customer).with("version", 2),
                QueueRow.pending(customer).at("expires_at", past),
                QueueRow.approved(customer),
                QueueRow.claimed(customer, UUID.randomUUID()),
                QueueRow.skipped(customer),
                QueueRow.failed(customer),
                QueueRow.sent(customer, Duration.ofDays(30)),
                QueueRow.expired(customer));
        for (int day = 0; day < others.size(); day++) {
            UUID id = rows.insert(others.get(day).prospect(JANE).with("day_offset", day));
            Map<String, @Nullable Object> before = row(id);

            JsonNode problem =
                    post(draft("\"replaces\":1,\"dayOffset\":" + day)).problem(409, "/problems/stale-version");

            assertThat(problem.get("row")).isEqualTo(api.get(customer, "/" + id).ok());
            assertThat(row(id)).isEqualTo(before);
        }
        assertThat(rows.audit(customer)).isEmpty();
    }

    @Test
    void aFreeKeyIsWrittenWhateverTheRequestReplaces() {
        assertThat(created(post(draft("\"replaces\":7"))).get("version").asInt())
                .isEqualTo(1);
    }

    @Test
    void anAgentsNewerDraftChangesNothing() {
        UUID id = id(created(post(draft("\"dayOffset\":0"))));
        Map<String, @Nullable Object> before = row(id);

        AgentDraft.of(customer, JANE, "An agent's.", rows.now()).upsertInto(database);

        assertThat(row(id)).isEqualTo(before);
    }

    @Test
    void isAnAgentsAgainOnceAFreshDraftRevivesIt() {
        UUID id = id(created(post(draft("\"dayOffset\":0"))));
        rows.change(customer, id, QueueRow.changes().at("expires_at", Duration.ofMinutes(-1)));

        AgentDraft.of(customer, JANE, "Fresh.", rows.now()).upsertInto(database);

        JsonNode row = api.get(customer, "/" + id).ok();
        assertThat(row.get("body").asString()).isEqualTo("Fresh.");
        assertThat(row.get("madeByHand").asBoolean()).isFalse();
        assertThat(row.get("editedAt").isNull()).isTrue();
        AgentDraft.of(customer, JANE, "Fresher.", rows.now()).upsertInto(database);
        assertThat(row(id)).containsEntry("body", "Fresher.");
    }

    @Test
    void noAgentCanPoseAsAPerson() {
        AgentDraft draft = AgentDraft.of(customer, JANE, "Not a person's.", rows.now());

        assertThatThrownBy(() -> AgentDraft.store(database).upsertByHand(draft.draft(), REVIEWER, "api", null))
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void ignoresRowsOfOtherCustomers() {
        rows.insert(QueueRow.approved(UUID.randomUUID()).prospect(JANE));

        created(post(draft("\"dayOffset\":0")));
    }

    @Test
    void acceptsOnlyJson() {
        api.send(api.reviewer(customer, ApprovalApi.queue(customer))
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString(draft("\"dayOffset\":0"))))
                .problem(415, "about:blank");
    }

    private Answer post(String json) {
        return api.post(customer, "", json);
    }

    private static JsonNode created(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return JsonMapper.shared().readTree(answer.body());
    }

    private DecisionEvent onlyEvent() {
        List<Map<String, @Nullable Object>> events = rows.outbox(customer, Topic.DECISIONS);
        assertThat(events).hasSize(1);
        return JsonMapper.shared().readValue(String.valueOf(events.get(0).get("payload")), DecisionEvent.class);
    }

    private static UUID id(JsonNode row) {
        return UUID.fromString(row.get("id").asString());
    }

    private static Instant time(JsonNode row, String field) {
        return Instant.parse(row.get(field).asString());
    }

    private static String draft(String field) {
        return "{\"action\":\"message\",\"prospectUrl\":\"linkedin.com/in/jane-doe\",\"body\":\"Hi Jane.\"," + field
                + "}";
    }
}
