package com.heycmo.outreach.acceptance.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.testsupport.KafkaProbe;
import com.heycmo.outreach.testsupport.QueueRow;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Sends valid and invalid drafts through a running pipeline: every record on its topics matches docs/api. */
@ExtendWith(RunningPipeline.Extension.class)
class TopicsIntegrationTests {

    private static final int CUSTOMER = 1;
    private static final byte[] NO_UTF8 = {(byte) 0xFF, (byte) 0xFE};

    private final JsonNode openApi = Documents.read(OpenApi.FILE);
    private final JsonNode asyncApi = Documents.read("asyncapi.yaml");

    @Test
    void containOnlyRecordsThatMatchTheirSchemas(RunningPipeline pipeline) {
        UUID customerId = pipeline.customerId(CUSTOMER);
        pipeline.clear(customerId);
        KafkaProbe kafka = pipeline.kafka();
        KafkaProbe.Mark rejected = kafka.mark(Topic.REJECTED_DRAFTS.topicName());
        KafkaProbe.Mark drafts = kafka.mark(Topic.DRAFTS.topicName());
        KafkaProbe.Mark outcomes = kafka.mark(Topic.OUTCOMES.topicName());
        KafkaProbe.Mark stats = kafka.mark(Topic.STATS.topicName());

        publish(customerId, kafka);
        submit(pipeline, "");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(pipeline.rows().all(customerId)).hasSize(4));
        pipeline.rows()
                .all(customerId)
                .forEach(row -> call(pipeline, "approveDraft", String.valueOf(row.get("id")), "{}"));
        for (String report : List.of(
                "{\"success\":true,\"resultUrl\":\"https://www.linkedin.com/messaging/thread/2-abc/\"}",
                "{\"success\":false,\"errorMessage\":\"The profile is gone.\"}",
                "{\"success\":true,\"sentBodySha256\":\"" + "0".repeat(64) + "\"}")) {
            JsonNode job = call(pipeline, "claimNextJob", "", "{}").path("job");
            call(pipeline, "reportResult", job.path("id").asString(), withToken(report, job));
        }

        assertThat(kafka.awaitRecords(outcomes, 3)).hasSize(3).allSatisfy(this::assertOutcome);
        assertThat(kafka.awaitRecords(stats, 1)).isNotEmpty().allSatisfy(record -> {
            assertThat(KafkaProbe.key(record)).matches("[0-9a-f-]{36}\\|\\d{4}-\\d{2}-\\d{2}\\|[a-z_]+\\|.*");
            assertThat(errors("stats", record)).isEmpty();
        });
        assertThat(kafka.awaitRecords(rejected, 4)).hasSize(4).allSatisfy(this::assertRejectedDraft);
        assertThat(kafka.since(drafts)).as("without the draft made by hand").hasSize(7);
    }

    private void publish(UUID customerId, KafkaProbe kafka) {
        String key = customerId.toString();
        String topic = Topic.DRAFTS.topicName();
        for (JsonNode example : Documents.read("schemas/draft.schema.json").path("examples")) {
            String value = ((ObjectNode) example)
                    .put("customerId", key)
                    .putNull("notBefore")
                    .toString();
            kafka.send(topic, key, value);
        }
        kafka.send(topic, key, "{\"customerId\":\"%s\",\"action\":\"message\",\"dayOffset\":999}".formatted(key));
        kafka.send(topic, key, "[]");
        kafka.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), NO_UTF8));
        kafka.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), null));
    }

    /** One draft goes through the moves of a person, an agent and the sweep. */
    @Test
    void containEveryDecisionOfADraftInOrder(RunningPipeline pipeline) {
        UUID customerId = pipeline.customerId(CUSTOMER);
        pipeline.clear(customerId);
        KafkaProbe kafka = pipeline.kafka();
        KafkaProbe.Mark decisions = kafka.mark(Topic.DECISIONS.topicName());

        UUID id = submit(pipeline, "");
        submit(pipeline, ",\"replaces\":1");
        call(pipeline, "editDraft", id.toString(), "{\"body\":\"Edited text.\",\"version\":2}");
        call(pipeline, "approveDraft", id.toString(), "{}");
        call(pipeline, "approveDraft", id.toString(), "{}");
        expire(pipeline, customerId, id);
        call(pipeline, "reopenDraft", id.toString(), "{}");
        expire(pipeline, customerId, id);
        draftAgain(pipeline, customerId, id);
        call(pipeline, "skipDraft", id.toString(), "{\"reason\":\"Already a customer\"}");

        assertThat(kafka.awaitRecords(decisions, 9))
                .allSatisfy(record -> assertEvent("decision", record))
                .allSatisfy(record -> assertThat(KafkaProbe.text(record))
                        .contains(id.toString())
                        .doesNotContain("Edited text.", "Fresh research.", "My text", "linkedin.com/in"))
                .extracting(record -> Documents.json(KafkaProbe.text(record)))
                .extracting(value -> String.join(
                        " ",
                        value.path("type").asString(),
                        value.path("actor").asString(),
                        value.path("version").asString()))
                .containsExactly(
                        "drafted person 1",
                        "drafted person 2",
                        "edited person 3",
                        "approved person 3",
                        "expired pipeline 3",
                        "reopened person 4",
                        "expired pipeline 4",
                        "revived agent 5",
                        "skipped person 5");
    }

    @Test
    void containTheSignalsOfAPersonInTheOrderInWhichTheyWereStored(RunningPipeline pipeline) {
        UUID customerId = pipeline.customerId(CUSTOMER);
        pipeline.clear(customerId);
        KafkaProbe kafka = pipeline.kafka();
        KafkaProbe.Mark signals = kafka.mark(Topic.SIGNALS.topicName());

        submit(pipeline, "");
        for (String signal : List.of(
                "replied\",\"occurredAt\":\"2026-11-24T10:00:00.123456Z",
                "accepted",
                "replied",
                "withdrawn",
                "declined")) {
            call(
                    pipeline,
                    "recordSignal",
                    "",
                    "{\"prospectUrl\":\"linkedin.com/in/by-hand\",\"type\":\"%s\"}".formatted(signal));
        }

        assertThat(kafka.awaitRecords(signals, 4))
                .allSatisfy(record -> assertEvent("signal", record))
                .extracting(record ->
                        Documents.json(KafkaProbe.text(record)).path("type").asString())
                // The second reply is the same: nothing was sent since.
                .containsExactly("replied", "accepted", "withdrawn", "declined");
    }

    private UUID submit(RunningPipeline pipeline, String field) {
        String draft = "{\"action\":\"message\",\"prospectUrl\":\"linkedin.com/in/by-hand\",\"body\":\"My text\"%s}";
        JsonNode row = call(pipeline, "submitDraft", "", draft.formatted(field));
        return UUID.fromString(row.path("id").asString());
    }

    /** Lets the draft expire and waits for the sweep. */
    private static void expire(RunningPipeline pipeline, UUID customerId, UUID id) {
        pipeline.rows().change(customerId, id, QueueRow.changes().at("expires_at", Duration.ofSeconds(-1)));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> pipeline.rows().status(customerId, id).equals("expired"));
    }

    private static void draftAgain(RunningPipeline pipeline, UUID customerId, UUID id) {
        Map<String, @Nullable Object> row = pipeline.rows().read(customerId, id);
        pipeline.kafka().send(Topic.DRAFTS.topicName(), customerId.toString(), """
                        {"customerId":"%s","action":"message","prospectUrl":"%s","body":"Fresh research."}
                        """.formatted(
                        customerId, row.get("prospect_url")));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> pipeline.rows().status(customerId, id).equals("pending_review"));
    }

    private void assertOutcome(ConsumerRecord<byte[], byte[]> record) {
        assertEvent("outcome", record);
    }

    private void assertEvent(String message, ConsumerRecord<byte[], byte[]> record) {
        JsonNode value = Documents.json(KafkaProbe.text(record));
        assertThat(errors(message, record)).isEmpty();
        Map<String, String> headers = new HashMap<>();
        record.headers()
                .forEach(header -> headers.put(header.key(), String.valueOf(KafkaProbe.header(record, header.key()))));
        assertThat(Schemas.errors(
                        asyncApi,
                        "/components/schemas/eventHeaders",
                        JsonMapper.shared().valueToTree(headers)))
                .isEmpty();
        assertThat(headers)
                .containsEntry("ce_id", value.path("eventId").asString())
                .containsEntry(
                        "ce_subject",
                        value.path(message.equals("signal") ? "prospectId" : "draftId")
                                .asString())
                .containsEntry(
                        "ce_type",
                        "com.heycmo.linkedin.outreach." + value.path("type").asString() + ".v1")
                .containsEntry("ce_partitionkey", KafkaProbe.key(record));
        assertThat(KafkaProbe.key(record)).isEqualTo(value.path("customerId").asString());
        // Spelled differently.
        assertThat(Instant.parse(headers.get("ce_time")))
                .isEqualTo(value.path("occurredAt").asString());
    }

    private void assertRejectedDraft(ConsumerRecord<byte[], byte[]> record) {
        assertThat(errors("rejectedDraft", record)).isEmpty();
        assertThat(KafkaProbe.key(record)).isNotEmpty();
    }

    private List<String> errors(String message, ConsumerRecord<byte[], byte[]> record) {
        String file = asyncApi.at("/components/messages/" + message + "/payload/schema/$ref")
                .asString();
        return Schemas.errors(Documents.read(file.substring("./".length())), Documents.json(KafkaProbe.text(record)));
    }

    private JsonNode call(RunningPipeline pipeline, String operationId, String id, String body) {
        Operation operation = Operation.of(openApi, operationId);
        String target = operation
                .path()
                .replace("{customerId}", pipeline.customerId(CUSTOMER).toString())
                .replace("{id}", id);
        Http.Answer answer = Http.send(
                operation.method(),
                pipeline.url(target),
                pipeline.token(pipeline.customerId(CUSTOMER), operation.json()),
                JsonMapper.shared().createObjectNode(),
                Documents.json(body));
        assertThat(answer.status()).as(operationId + " " + answer.body()).isBetween(200, 204);
        return answer.body();
    }

    private static String withToken(String report, JsonNode job) {
        ObjectNode json = (ObjectNode) Documents.json(report);
        return json.put("claimToken", job.path("claimToken").asString()).toString();
    }
}
