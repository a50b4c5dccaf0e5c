package com.heycmo.outreach.ingest;

import static com.heycmo.outreach.ingest.TestDrafts.MORNING;
import static com.heycmo.outreach.ingest.TestDrafts.message;
import static com.heycmo.outreach.ingest.TestDrafts.record;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.draft.Draft;
import java.net.http.HttpResponse;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class IngestIntegrationTests extends IngestTestBase {

    @Test
    void usesTheBrokersTimestampIfDraftedAtIsMissingOrInTheFuture() {
        Draft undated = message(customer, "undated", "text", MORNING);
        Draft ahead = message(customer, "ahead", "text", MORNING.plus(Duration.ofDays(300)));
        byte[] withoutDate = new String(Objects.requireNonNull(record(undated).value()), UTF_8)
                .replaceFirst("\"draftedAt\":\"[^\"]*\"", "\"draftedAt\":null")
                .getBytes(UTF_8);

        RecordMetadata first = kafka.send(new ProducerRecord<>(DRAFTS, marker(), withoutDate));
        RecordMetadata second = kafka.send(record(ahead));

        awaitNoLag();
        assertThat(rows.read(customer, undated.id())).containsEntry("drafted_at", new Timestamp(first.timestamp()));
        assertThat(rows.read(customer, ahead.id())).containsEntry("drafted_at", new Timestamp(second.timestamp()));
    }

    @Test
    void acceptsWhatCopyingLeavesInARecord() {
        Draft draft = message(customer, "jane", "Hi Jane,\n\nbye", MORNING);
        String json = new String(Objects.requireNonNull(record(draft).value()), UTF_8)
                .replace("\\n\\n", "\\r\\n\\r")
                .replace(draft.prospectUrl(), " \u00A0" + draft.prospectUrl() + "\\t\\r\uFEFF");

        kafka.send(new ProducerRecord<>(DRAFTS, marker(), ("\uFEFF" + json).getBytes(UTF_8)));

        awaitNoLag();
        assertThat(rows.read(customer, draft.id())).containsEntry("body", "Hi Jane,\n\nbye");
    }

    @Test
    void readsTheCustomerFromTheValueAndIgnoresTheKey() {
        Draft draft = message(customer, "jane", "text", MORNING);
        byte[] another = UUID.randomUUID().toString().getBytes(UTF_8);

        kafka.sendAll(List.of(
                new ProducerRecord<>(DRAFTS, another, record(draft).value()),
                new ProducerRecord<>(
                        DRAFTS,
                        null,
                        record(message(customer, "joe", "text", MORNING)).value())));

        awaitNoLag();
        assertThat(rows.all(customer)).hasSize(2);
    }

    @Test
    void isReadyAndExposesItsMetrics() {
        kafka.send(record(message(customer, "jane", "text", MORNING)));
        kafka.send(new ProducerRecord<>(DRAFTS, marker(), new byte[0]));
        awaitNoLag();

        HttpResponse<String> readiness = get("/actuator/health/readiness");
        assertThat(readiness.statusCode()).isEqualTo(200);
        assertThat(JsonMapper.shared()
                        .readTree(readiness.body())
                        .get("components")
                        .propertyNames())
                .containsExactlyInAnyOrder("readinessState", "db", "kafka", "ingest");
        assertThat(get("/actuator/metrics/outreach.ingest.drafts?tag=result:inserted")
                        .statusCode())
                .isEqualTo(200);
        assertThat(get("/actuator/metrics/outreach.ingest.rejected?tag=code:malformed")
                        .statusCode())
                .isEqualTo(200);
        assertThat(get("/actuator/metrics/outreach.ingest.batch.size").statusCode())
                .isEqualTo(200);
        assertThat(get("/actuator/metrics/kafka.consumer.fetch.manager.records.lag.max")
                        .statusCode())
                .isEqualTo(200);
        assertThat(get("/actuator/prometheus").body()).contains("outreach_ingest_drafts_total{result=\"inserted\"}");
        assertThat(get("/actuator/env").statusCode()).isEqualTo(404);
    }
}
