package com.heycmo.outreach.ingest;

import static com.heycmo.outreach.ingest.Published.MORNING;
import static com.heycmo.outreach.ingest.Published.anywhere;
import static com.heycmo.outreach.ingest.Published.message;
import static com.heycmo.outreach.ingest.Published.record;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.draft.Draft;
import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.testsupport.Infrastructure;
import com.heycmo.outreach.testsupport.KafkaProbe;
import com.heycmo.outreach.testsupport.KafkaProbe.Mark;
import com.heycmo.outreach.testsupport.OnRealInfrastructure;
import com.heycmo.outreach.testsupport.QueueRows;
import com.heycmo.outreach.testsupport.TestDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One context, one database; the tests keep apart by their customers. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        // One line for each rejection, and these tests reject by the hundred.
        properties = "logging.level.com.heycmo.outreach.ingest.rejection=error")
@OnRealInfrastructure
class IngestIntegrationTests {

    private static final String DRAFTS = Topic.DRAFTS.topicName();
    private static final String REJECTED = Topic.REJECTED_DRAFTS.topicName();

    @Autowired
    private KafkaProbe kafka;

    @Autowired
    private QueueRows rows;

    @Autowired
    private TestDatabase database;

    @LocalServerPort
    private int port;

    private final UUID customer = UUID.randomUUID();
    private final Group group = new Group(Infrastructure.get().bootstrapServers(), "outreach-drafting-ingest");

    @Test
    void takesAThousandRecordsOfWhichTwoHundredArePoison() {
        awaitTopics();
        Mark before = kafka.mark(REJECTED);
        List<Poison> ways = Poison.inEveryWay();
        List<ProducerRecord<byte @Nullable [], byte @Nullable []>> records = new ArrayList<>();
        IntStream.range(0, 800).forEach(i -> records.add(anywhere(message(customer, "p-" + i, "good", MORNING))));
        IntStream.range(0, 200).forEach(i -> records.add(poisoned(ways.get(i % ways.size()), i)));
        Collections.shuffle(records, new Random(1));

        kafka.sendAll(records);

        awaitNoLag();
        assertThat(rows.all(customer)).hasSize(800);
        List<ConsumerRecord<byte[], byte[]>> rejected = rejectedOf(before);
        assertThat(rejected).hasSize(200);
        assertThat(rejected)
                .extracting(found -> KafkaProbe.header(found, "number"))
                .doesNotHaveDuplicates();
        assertThat(rejected).allSatisfy(found -> {
            int number = Integer.parseInt(Objects.requireNonNull(KafkaProbe.header(found, "number")));
            assertRejected(found, number, ways.get(number % ways.size()));
        });
    }

    private ProducerRecord<byte @Nullable [], byte @Nullable []> poisoned(Poison poison, int number) {
        ProducerRecord<byte @Nullable [], byte @Nullable []> record =
                new ProducerRecord<>(DRAFTS, key(number).getBytes(UTF_8), poison.value());
        record.headers().add("number", Integer.toString(number).getBytes(UTF_8)).add("test", marker());
        return record;
    }

    private String key(int number) {
        return "key of " + number;
    }

    private byte[] marker() {
        return customer.toString().getBytes(UTF_8);
    }

    private List<ConsumerRecord<byte[], byte[]>> rejectedOf(Mark mark) {
        return kafka.since(mark).stream()
                .filter(found -> customer.toString().equals(KafkaProbe.header(found, "test")))
                .toList();
    }

    private void assertRejected(ConsumerRecord<byte[], byte[]> found, int number, Poison poison) {
        JsonNode value = json(found);
        assertThat(codes(value)).as(poison.way()).containsExactlyInAnyOrderElementsOf(poison.codes());
        assertThat(KafkaProbe.key(found)).isEqualTo(key(number));
        assertThat(value.get("topic").stringValue()).isEqualTo(DRAFTS);
        assertThat(value.get("partition").isInt()).isTrue();
        assertThat(value.get("offset").isIntegralNumber()).isTrue();
        assertThat(Instant.parse(value.get("timestamp").stringValue())).isAfter(MORNING);
        assertThat(original(value)).as(poison.way()).isEqualTo(poison.value());
    }

    private static byte @Nullable [] original(JsonNode value) {
        if (value.get("original").isNull()) {
            return null;
        }
        String original = value.get("original").stringValue();
        return value.has("originalEncoding") ? Base64.getDecoder().decode(original) : original.getBytes(UTF_8);
    }

    @Test
    void rejectsNoMoreThanWhatTheDatabaseRefusesAsData() {
        awaitTopics();
        Mark before = kafka.mark(REJECTED);
        refuseInTheDatabase();
        List<ProducerRecord<byte @Nullable [], byte @Nullable []>> records = new ArrayList<>();
        IntStream.range(0, 60).forEach(i -> records.add(record(message(customer, "p-" + i, "good", MORNING))));
        records.add(7, record(message(customer, "text", "raise 22021", MORNING)));
        records.add(22, record(message(customer, "check", "raise 23514", MORNING)));
        records.add(41, record(message(customer, "limit", "raise 54000", MORNING)));
        // In one batch with an older one of the same key, which is good.
        records.add(50, record(message(customer, "p-3", "raise 23514", MORNING.plusSeconds(60))));

        kafka.sendAll(records);

        awaitNoLag();
        allowInTheDatabase();
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

    /** A rule that nobody has told ingest about. */
    private void refuseInTheDatabase() {
        database.jdbc().sql("""
                CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    RAISE EXCEPTION 'refused' USING ERRCODE = substring(NEW.body FROM 7);
                END $$;
                CREATE TRIGGER refuse BEFORE INSERT OR UPDATE ON linkedin_outreach_queue
                    FOR EACH ROW WHEN (NEW.body LIKE 'raise _____') EXECUTE FUNCTION refuse();
                """).update();
    }

    private void allowInTheDatabase() {
        database.jdbc()
                .sql("DROP TRIGGER refuse ON linkedin_outreach_queue; DROP FUNCTION refuse();")
                .update();
    }

    @Test
    void cutsAnOriginalThatUnpacksToMoreThanTheRejectedTopicTakes() {
        awaitTopics();
        Mark before = kafka.mark(REJECTED);
        int unpacked = 9_000_000;
        try (KafkaProducer<byte[], byte[]> packing = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        Infrastructure.get().bootstrapServers(),
                        "compression.type",
                        "gzip",
                        "max.request.size",
                        20_000_000),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(DRAFTS, marker(), new byte[unpacked]);
            record.headers().add("test", marker());
            packing.send(record);
        }

        await().atMost(Duration.ofSeconds(30)).until(() -> !rejectedOf(before).isEmpty());

        ConsumerRecord<byte[], byte[]> rejected = rejectedOf(before).get(0);
        assertThat(KafkaProbe.key(rejected)).isEqualTo(customer.toString());
        assertThat(json(rejected).get("originalBytes").intValue()).isEqualTo(unpacked);
        awaitNoLag();
    }

    @Test
    void takesAnyOriginalThatFitsIntoTheDraftsTopic() {
        awaitTopics();
        Mark before = kafka.mark(REJECTED);
        // Each of these bytes takes six when it is written as JSON.
        byte[] value = new byte[1_048_000];
        ProducerRecord<byte @Nullable [], byte @Nullable []> record = new ProducerRecord<>(DRAFTS, marker(), value);
        record.headers().add("test", marker());

        kafka.send(record);

        await().atMost(Duration.ofSeconds(30)).until(() -> !rejectedOf(before).isEmpty());
        assertThat(original(json(rejectedOf(before).get(0)))).isEqualTo(value);
    }

    @Test
    void datesADraftByTheBrokerWhenItSaysNothingOrRunsAhead() {
        awaitTopics();
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
    void takesTheCustomerFromTheValueWhateverTheKey() {
        awaitTopics();
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
    void isReadyAndCountsWhatItDoes() {
        awaitTopics();
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

    private HttpResponse<String> get(String path) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(ConsumerRecord<byte[], byte[]> found) {
        return JsonMapper.shared().readTree(found.value());
    }

    private static List<String> codes(JsonNode value) {
        return value.get("reasons")
                .valueStream()
                .map(reason -> reason.get("code").stringValue())
                .toList();
    }

    private void awaitTopics() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> get("/actuator/health/readiness").statusCode() == 200);
    }

    private void awaitNoLag() {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(250))
                .untilAsserted(() -> assertThat(group.lag()).isEmpty());
    }
}
