package com.heycmo.outreach.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.event.DecisionEvent;
import com.heycmo.outreach.event.OutcomeEvent;
import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.testsupport.DedicatedServers;
import com.heycmo.outreach.testsupport.KafkaProbe;
import com.heycmo.outreach.testsupport.TestInfrastructure;
import com.heycmo.outreach.testsupport.Thorough;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A rebuild after retention has deleted a part of the topics. */
@Tag(Thorough.TAG)
class RebuildAfterRetentionIntegrationTests {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final UUID CUSTOMER = UUID.randomUUID();
    private static final Duration TIMEOUT = Duration.ofSeconds(120);
    private static final int REBUILDS = Thorough.choose(1, 2);
    private static final Instant FIRST_DAY =
            Instant.now().truncatedTo(ChronoUnit.DAYS).minus(6, ChronoUnit.DAYS);

    @Test
    void rewritesOnlyTheDaysThatTheTopicsStillHoldCompletely(@TempDir Path directory) {
        try (DedicatedServers servers = TestInfrastructure.dedicated();
                AnalyticsProcess analytics = new AnalyticsProcess(
                        directory.resolve("one"), servers.kafka().bootstrapServers())) {
            KafkaProbe kafka = new KafkaProbe(analytics.bootstrapServers());
            long noonOfDay2 = fill(kafka);
            analytics.start();
            Map<String, JsonNode> days = awaitRows(analytics, "day", 5);
            Map<String, JsonNode> hours = awaitRows(analytics, "hour", 11);
            assertThat(figure(days, 0, "sent")).isEqualTo(2);
            assertThat(figure(days, 2, "failed")).isZero();
            assertThat(figure(days, 4, "sent")).isEqualTo(3);

            kafka.deleteRecordsBefore(Topic.OUTCOMES.topicName(), 0, noonOfDay2);
            kafka.deleteRecordsBefore(Topic.DRAFTS.topicName(), 0, 1);
            for (int times = 0; times < REBUILDS; times++) {
                analytics.process().stop();
                KafkaProbe.Mark before = kafka.mark(Topic.STATS.topicName());
                analytics.start(List.of("--outreach.analytics.rebuild"));

                assertThat(awaitRows(analytics, "day", 5)).isEqualTo(days);
                assertThat(awaitRows(analytics, "hour", 11)).isEqualTo(hours);
                assertThat(kafka.since(before))
                        .extracting(published -> KafkaProbe.key(published).split("\\|")[1])
                        .as(
                                "days that were counted again: outcomes from day 3 on, drafts from day 2 on, decisions always")
                        .contains(date(1), date(3), date(4))
                        .doesNotContain(date(0), date(2));
                assertThat(analytics.process().output())
                        .contains("drafted from " + date(2))
                        .contains("sent, failed from " + date(3))
                        .contains("approved, skipped, edited, expired, revived, accepted, replied from the beginning");
            }

            // A success after a failure of day 1. The topic does not hold the failure any more.
            kafka.send(outcome(OutcomeEvent.SENT, draftId("late"), 2, at(5, 9)));
            Map<String, JsonNode> after = awaitRows(analytics, "day", 6);
            assertThat(figure(days, 1, "failed")).isEqualTo(1);
            assertThat(figure(after, 1, "failed")).isZero();
        }
    }

    /** The broker keeps the times that the test gives. Returns the offset of the outcome at noon of day 2. */
    private static long fill(KafkaProbe kafka) {
        for (Topic topic : List.of(Topic.DRAFTS, Topic.DECISIONS, Topic.OUTCOMES, Topic.SIGNALS)) {
            kafka.createTopic(topic.topicName(), 1, Map.of("retention.ms", "-1"));
        }
        kafka.createTopics(1, Topic.STATS);
        kafka.send(draft("jane", at(0, 8)));
        kafka.send(draft("joe", at(1, 8)));
        // Jane again: she does not count twice, even when her first record is gone.
        kafka.send(draft("jane", at(3, 8)));
        kafka.send(draft("jim", at(4, 8)));
        kafka.send(decision(DecisionEvent.APPROVED, draftId("joe"), at(1, 10)));
        kafka.send(outcome(OutcomeEvent.SENT, draftId("a"), 1, at(0, 9)));
        kafka.send(outcome(OutcomeEvent.SENT, draftId("b"), 1, at(0, 15)));
        kafka.send(outcome(OutcomeEvent.FAILED, draftId("late"), 1, at(1, 9)));
        kafka.send(outcome(OutcomeEvent.SENT, draftId("c"), 1, at(2, 9)));
        // Replaced on day 4.
        RecordMetadata noon = kafka.send(outcome(OutcomeEvent.FAILED, draftId("d"), 1, at(2, 12)));
        kafka.send(outcome(OutcomeEvent.SENT, draftId("e"), 1, at(3, 9)));
        kafka.send(outcome(OutcomeEvent.SENT, draftId("f"), 1, at(4, 9)));
        kafka.send(outcome(OutcomeEvent.SENT, draftId("d"), 2, at(4, 9)));
        kafka.send(outcome(OutcomeEvent.SENT, draftId("g"), 1, at(4, 15)));
        return noon.offset();
    }

    private static Instant at(int day, int hour) {
        return FIRST_DAY.plus(day, ChronoUnit.DAYS).plus(hour, ChronoUnit.HOURS);
    }

    private static String date(int day) {
        return at(day, 0).toString().substring(0, 10);
    }

    private static UUID draftId(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static ProducerRecord<byte[], byte[]> draft(String who, Instant at) {
        return record(
                Topic.DRAFTS,
                at,
                Map.of(
                        "customerId",
                        CUSTOMER,
                        "action",
                        "message",
                        "prospectUrl",
                        "linkedin.com/in/" + who,
                        "body",
                        "Hi",
                        "draftedAt",
                        at.toString()));
    }

    private static ProducerRecord<byte[], byte[]> decision(String type, UUID draft, Instant at) {
        return record(
                Topic.DECISIONS,
                at,
                new DecisionEvent(
                        UUID.randomUUID(),
                        type,
                        CUSTOMER,
                        draft,
                        "message",
                        0,
                        null,
                        null,
                        at,
                        at,
                        1,
                        "person",
                        CUSTOMER,
                        null,
                        null));
    }

    private static ProducerRecord<byte[], byte[]> outcome(String type, UUID draft, int sequence, Instant at) {
        boolean failed = type.equals(OutcomeEvent.FAILED);
        return record(
                Topic.OUTCOMES,
                at,
                new OutcomeEvent(
                        UUID.randomUUID(),
                        type,
                        CUSTOMER,
                        draft,
                        "message",
                        "https://www.linkedin.com/in/x",
                        0,
                        null,
                        at,
                        at,
                        CUSTOMER,
                        at,
                        sequence,
                        1,
                        failed ? "reported" : null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        failed ? "Gone" : null,
                        null,
                        null));
    }

    private static ProducerRecord<byte[], byte[]> record(Topic topic, Instant at, Object value) {
        return new ProducerRecord<>(topic.topicName(), 0, at.toEpochMilli(), null, JSON.writeValueAsBytes(value));
    }

    private static int figure(Map<String, JsonNode> days, int day, String name) {
        return Objects.requireNonNull(days.get(date(day))).get(name).asInt();
    }

    /** The rows by day or hour, once there are so many. */
    private static Map<String, JsonNode> awaitRows(AnalyticsProcess analytics, String bucket, int count) {
        return await().atMost(TIMEOUT)
                .ignoreExceptions()
                .until(() -> rows(analytics, bucket), rows -> rows.size() == count);
    }

    private static Map<String, JsonNode> rows(AnalyticsProcess analytics, String bucket) {
        HttpResponse<String> response =
                analytics.get(CUSTOMER, "bucket=%s&from=%s&to=%s".formatted(bucket, FIRST_DAY, at(7, 0)));
        assertThat(response.statusCode()).isEqualTo(200);
        Map<String, JsonNode> rows = new TreeMap<>();
        JSON.readTree(response.body())
                .get("rows")
                .forEach(row -> rows.put(row.get("bucket").asString().replace("T00:00:00Z", ""), row));
        return rows;
    }
}
