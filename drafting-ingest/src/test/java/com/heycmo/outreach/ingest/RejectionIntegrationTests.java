package com.heycmo.outreach.ingest;

import static com.heycmo.outreach.ingest.TestDrafts.MORNING;
import static com.heycmo.outreach.ingest.TestDrafts.message;
import static com.heycmo.outreach.ingest.TestDrafts.record;
import static com.heycmo.outreach.ingest.TestDrafts.spreadRecord;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.testsupport.KafkaProbe;
import com.heycmo.outreach.testsupport.KafkaProbe.Mark;
import com.heycmo.outreach.testsupport.TestInfrastructure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Invalid records go to the rejected topic and do not block valid ones. */
class RejectionIntegrationTests extends IngestTestBase {

    @Test
    void storesEightHundredDraftsAndRejectsTwoHundredInvalidRecords() {
        Mark before = kafka.mark(REJECTED);
        List<InvalidRecord> kinds = InvalidRecord.all();
        List<ProducerRecord<byte @Nullable [], byte @Nullable []>> records = new ArrayList<>();
        IntStream.range(0, 800).forEach(i -> records.add(spreadRecord(message(customer, "p-" + i, "good", MORNING))));
        IntStream.range(0, 200).forEach(i -> records.add(invalid(kinds.get(i % kinds.size()), i)));
        Collections.shuffle(records, new Random(1));

        kafka.sendAll(records);

        awaitNoLag();
        assertThat(rows.all(customer)).hasSize(800);
        List<ConsumerRecord<byte[], byte[]>> rejected = rejectedSince(before);
        assertThat(rejected).hasSize(200);
        assertThat(rejected)
                .extracting(found -> KafkaProbe.header(found, "number"))
                .doesNotHaveDuplicates();
        assertThat(rejected).allSatisfy(found -> {
            int number = Integer.parseInt(Objects.requireNonNull(KafkaProbe.header(found, "number")));
            assertRejected(found, number, kinds.get(number % kinds.size()));
        });
    }

    private ProducerRecord<byte @Nullable [], byte @Nullable []> invalid(InvalidRecord invalid, int number) {
        ProducerRecord<byte @Nullable [], byte @Nullable []> record =
                new ProducerRecord<>(DRAFTS, key(number).getBytes(UTF_8), invalid.value());
        record.headers().add("number", Integer.toString(number).getBytes(UTF_8)).add("test", marker());
        return record;
    }

    private String key(int number) {
        return "key of " + number;
    }

    private void assertRejected(ConsumerRecord<byte[], byte[]> found, int number, InvalidRecord invalid) {
        JsonNode value = json(found);
        assertThat(codes(value)).as(invalid.description()).containsExactlyInAnyOrderElementsOf(invalid.codes());
        assertThat(KafkaProbe.key(found)).isEqualTo(key(number));
        assertThat(value.get("topic").stringValue()).isEqualTo(DRAFTS);
        assertThat(value.get("partition").isInt()).isTrue();
        assertThat(value.get("offset").isIntegralNumber()).isTrue();
        assertThat(Instant.parse(value.get("timestamp").stringValue())).isAfter(MORNING);
        assertThat(original(value)).as(invalid.description()).isEqualTo(invalid.value());
    }

    @Test
    void rejectsOnlyTheDraftsThatTheDatabaseRefuses() {
        Mark before = kafka.mark(REJECTED);
        createRefusingTrigger();
        List<ProducerRecord<byte @Nullable [], byte @Nullable []>> records = new ArrayList<>();
        IntStream.range(0, 60).forEach(i -> records.add(record(message(customer, "p-" + i, "good", MORNING))));
        records.add(7, record(message(customer, "text", "raise 22021", MORNING)));
        records.add(22, record(message(customer, "check", "raise 23514", MORNING)));
        records.add(41, record(message(customer, "limit", "raise 54000", MORNING)));
        // Newer than a valid draft of the same key in the same batch.
        records.add(50, record(message(customer, "p-3", "raise 23514", MORNING.plusSeconds(60))));

        kafka.sendAll(records);

        awaitNoLag();
        dropRefusingTrigger();
        assertThat(rows.all(customer))
                .hasSize(60)
                .allSatisfy(row -> assertThat(row).containsEntry("body", "good"));
        List<ConsumerRecord<byte[], byte[]>> rejected = kafka.since(before).stream()
                .filter(found -> customer.toString().equals(KafkaProbe.key(found)))
                .toList();
        assertThat(rejected)
                .extracting(found -> JsonMapper.shared()
                                .readTree(json(found).get("original").stringValue())
                                .get("body")
                                .stringValue()
                        + codes(json(found)))
                .containsExactlyInAnyOrder(
                        "raise 22021[text_not_storable]",
                        "raise 23514[malformed]",
                        "raise 23514[malformed]",
                        "raise 54000[malformed]");
    }

    /** Adds a constraint that ingest does not know. */
    private void createRefusingTrigger() {
        database.jdbc().sql("""
                CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    RAISE EXCEPTION 'refused' USING ERRCODE = substring(NEW.body FROM 7);
                END $$;
                CREATE TRIGGER refuse BEFORE INSERT OR UPDATE ON linkedin_outreach_queue
                    FOR EACH ROW WHEN (NEW.body LIKE 'raise _____') EXECUTE FUNCTION refuse();
                """).update();
    }

    private void dropRefusingTrigger() {
        database.jdbc()
                .sql("DROP TRIGGER refuse ON linkedin_outreach_queue; DROP FUNCTION refuse();")
                .update();
    }

    @Test
    void truncatesAnOriginalThatExceedsTheRejectedTopicOnceDecompressed() {
        Mark before = kafka.mark(REJECTED);
        int uncompressedSize = 9_000_000;
        try (KafkaProducer<byte[], byte[]> compressing = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        TestInfrastructure.get().bootstrapServers(),
                        "compression.type",
                        "gzip",
                        "max.request.size",
                        20_000_000),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(DRAFTS, marker(), new byte[uncompressedSize]);
            record.headers().add("test", marker());
            compressing.send(record);
        }

        await().atMost(Duration.ofSeconds(30))
                .until(() -> !rejectedSince(before).isEmpty());

        ConsumerRecord<byte[], byte[]> rejected = rejectedSince(before).get(0);
        assertThat(KafkaProbe.key(rejected)).isEqualTo(customer.toString());
        assertThat(json(rejected).get("originalBytes").intValue()).isEqualTo(uncompressedSize);
        awaitNoLag();
    }

    @Test
    void keepsAnyOriginalThatFitsIntoTheDraftsTopic() {
        Mark before = kafka.mark(REJECTED);
        // JSON escapes each of these bytes with six characters.
        byte[] value = new byte[1_048_000];
        ProducerRecord<byte @Nullable [], byte @Nullable []> record = new ProducerRecord<>(DRAFTS, marker(), value);
        record.headers().add("test", marker());

        kafka.send(record);

        await().atMost(Duration.ofSeconds(30))
                .until(() -> !rejectedSince(before).isEmpty());
        assertThat(original(json(rejectedSince(before).get(0)))).isEqualTo(value);
    }
}
