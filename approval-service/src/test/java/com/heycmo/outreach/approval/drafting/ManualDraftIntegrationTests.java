package com.heycmo.outreach.approval.drafting;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.approval.Answer;
import com.heycmo.outreach.approval.ApprovalApi;
import com.heycmo.outreach.approval.OnTheApi;
import com.heycmo.outreach.draft.DraftId;
import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.KafkaProbe;
import com.heycmo.outreach.testsupport.KafkaProbe.Mark;
import com.heycmo.outreach.testsupport.QueueRow;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ManualDraftIntegrationTests extends OnTheApi {

    private static final String JANE = "https://www.linkedin.com/in/jane-doe";

    @Autowired
    private KafkaProbe kafka;

    private Mark mark;

    @BeforeEach
    void awaitTopic() {
        kafka.createTopics(3, Topic.DRAFTS);
        mark = kafka.mark(Topic.DRAFTS.topicName());
    }

    @Test
    void publishesTheDraftAndReturnsItsLocation() {
        Instant start = rows.now();

        Answer answer = post("""
                {"action":"message","prospectUrl":"LinkedIn.com/in/Jane-Doe/?utm_source=x","prospectName":"Jane Doe",
                 "body":" Hi Jane 🎉 ","dayOffset":3,"intentReason":"Series B","draftedAt":"2001-01-01T00:00:00Z"}""");

        UUID id = DraftId.of(customer, JANE, Action.MESSAGE, 3);
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("{\"id\":\"" + id + "\"}");
        assertThat(answer.header("Location")).isEqualTo(ApprovalApi.queue(customer) + "/" + id);
        ConsumerRecord<byte[], byte[]> published = kafka.awaitRecords(mark, 1).get(0);
        assertThat(KafkaProbe.key(published)).isEqualTo(customer.toString());
        JsonNode draft = JsonMapper.shared().readTree(KafkaProbe.text(published));
        assertThat(draft.get("customerId").asString()).isEqualTo(customer.toString());
        assertThat(draft.get("prospectUrl").asString()).isEqualTo(JANE);
        assertThat(draft.get("body").asString()).isEqualTo(" Hi Jane 🎉 ");
        assertThat(draft.get("dayOffset").asInt()).isEqualTo(3);
        assertThat(Instant.parse(draft.get("draftedAt").asString()))
                .as("the database's now")
                .isBetween(start, rows.now());
    }

    @Test
    void theCustomerIsThatOfThePath() {
        assertThat(post(draft("\"customerId\":\"" + UUID.randomUUID() + "\"")).reasons())
                .containsExactly("customer_id_invalid");
        assertThat(post(draft("\"customerId\":\"" + customer + "\"")).status()).isEqualTo(202);
    }

    @Test
    void rejectsAnInvalidDraftWithEveryReason() {
        assertThat(post("{\"action\":\"message\",\"prospectUrl\":\"https://evil.test/in/x\",\"body\":\" \","
                                + "\"dayOffset\":400}")
                        .reasons())
                .containsExactlyInAnyOrder("prospect_url_not_linkedin", "body_required", "day_offset_invalid");
        assertThat(kafka.since(mark)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "no json", "{\"action\":", "\"text\""})
    void rejectsABodyThatIsNotAnObject(String json) {
        assertThat(post(json).reasons()).containsExactly("malformed");
    }

    @Test
    void rejectsAKeyWhoseRowWouldNotChange() {
        UUID token = UUID.randomUUID();
        Duration past = Duration.ofHours(-1);
        List<QueueRow> inTheWay = List.of(
                QueueRow.approved(customer),
                QueueRow.claimed(customer, token),
                QueueRow.skipped(customer),
                QueueRow.failed(customer),
                QueueRow.sent(customer, Duration.ofDays(30)),
                QueueRow.pending(customer).at("edited_at", past).with("edited_by_user_id", REVIEWER),
                QueueRow.pending(customer).at("drafted_at", Duration.ofHours(1)),
                QueueRow.expired(customer).claim(token, past),
                QueueRow.approved(customer).claim(token, past).at("expires_at", past));
        for (int day = 0; day < inTheWay.size(); day++) {
            UUID id = rows.insert(inTheWay.get(day).prospect(JANE).with("day_offset", day));

            JsonNode problem = post(draft("\"dayOffset\":" + day)).problem(409, "/problems/draft-exists");

            assertThat(problem.get("row")).isEqualTo(api.get(customer, "/" + id).ok());
        }
        assertThat(kafka.since(mark)).isEmpty();
    }

    @Test
    void acceptsAKeyWhoseRowWouldChange() {
        Duration past = Duration.ofHours(-1);
        List<QueueRow> free = List.of(
                QueueRow.pending(customer),
                QueueRow.expired(customer),
                QueueRow.pending(customer).at("expires_at", past),
                QueueRow.approved(customer).at("expires_at", past),
                QueueRow.pending(customer)
                        .at("edited_at", past)
                        .with("edited_by_user_id", REVIEWER)
                        .at("expires_at", past));
        for (int day = 0; day < free.size(); day++) {
            UUID id = rows.insert(free.get(day).prospect(JANE).with("day_offset", day));

            Answer answer = post(draft("\"dayOffset\":" + day));

            assertThat(answer.status()).as(answer.body()).isEqualTo(202);
            assertThat(answer.text("id")).isEqualTo(id.toString());
        }
        assertThat(kafka.awaitRecords(mark, free.size())).hasSize(free.size());
    }

    @Test
    void ignoresRowsOfOtherCustomers() {
        rows.insert(QueueRow.approved(UUID.randomUUID()).prospect(JANE));

        assertThat(post(draft("\"dayOffset\":0")).status()).isEqualTo(202);
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

    private static String draft(String field) {
        return "{\"action\":\"message\",\"prospectUrl\":\"linkedin.com/in/jane-doe\",\"body\":\"Hi Jane.\"," + field
                + "}";
    }
}
