package com.heycmo.outreach.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.heycmo.outreach.draft.DraftId;
import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.KafkaProbe;
import com.heycmo.outreach.testsupport.QueueRows;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One customer's way through limits, holds, failures and a sequence, each step by another service. */
final class LimitsJourney {

    private static final String PERSON = "https://www.linkedin.com/in/jane-doe";
    private static final List<String> OTHERS = List.of("john-roe", "max-poe", "ida-coe");

    private static final Duration WEEK = Duration.ofDays(7);

    private final UUID customerId = UUID.randomUUID();
    private final UUID invitation = DraftId.of(customerId, PERSON, Action.CONNECTION_REQUEST, 0);
    private final UUID message = DraftId.of(customerId, PERSON, Action.MESSAGE, 3);
    private final PipelineClient pipeline;
    private final KafkaProbe kafka;
    private final QueueRows rows;
    private int polls;

    LimitsJourney(PipelineClient pipeline, KafkaProbe kafka, QueueRows rows) {
        this.pipeline = pipeline;
        this.kafka = kafka;
        this.rows = rows;
    }

    void draftAndApproveASequence() {
        draft(PERSON, "\"connection_request\",\"body\":\"Hi Jane\"");
        draft(
                PERSON,
                "\"message\",\"body\":\"Thank you\",\"dayOffset\":3,\"waitFor\":\"accepted\",\"variant\":\"short\"");
        approve(List.of(invitation, message));
        JsonNode items = pipeline.forecast(customerId).body().path("items");
        assertThat(items.path(0).path("id").asString()).isEqualTo(invitation.toString());
        assertThat(items.path(0).path("position").asInt()).isEqualTo(1);
        assertThat(items.path(1).path("waitsFor").asString()).isEqualTo("acceptance");
    }

    void findTheCapOfTheReviewerAtTheNextClaim() {
        setInvitationsPerDay(0);
        assertNothingToDo("capped");
        setInvitationsPerDay(5);
    }

    void holdInvitationsUntilAReviewerLiftsIt() {
        String token = token(claim(invitation));
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
        assertNothingToDo("capped");
        assertThat(pipeline.liftHold(customerId, "connection_request").status()).isEqualTo(204);
    }

    void resolveWhatNobodyKnows() {
        ApiResponse claim = claim(invitation);
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

    void sendTheNextStepOnceAcceptedAndDue() {
        assertNothingToDo("empty");
        assertThat(waitsFor(message)).isEqualTo("acceptance");
        assertThat(pipeline.signal(customerId, PERSON, "accepted").status()).isEqualTo(204);
        Instant due = Instant.parse(pipeline.row(customerId, message).text("dueAt"));
        assertThat(expectedAt(message)).isEqualTo(due);

        rows.age(customerId, Duration.between(rows.now(), due).minusMinutes(1));
        assertNothingToDo("empty");
        rows.age(customerId, Duration.ofMinutes(2));

        Map<String, Object> report = Map.of("success", true, "claimToken", token(claim(message)));
        assertThat(pipeline.result(customerId, message, report).text("status")).isEqualTo("sent");
    }

    void draftAndApproveThreeMoreMessages() {
        OTHERS.forEach(slug -> draft(url(slug), "\"message\",\"body\":\"Hi there\""));
        approve(OTHERS.stream().map(this::messageTo).toList());
    }

    void waitForTheEndOfAWeek() {
        change(limits -> actions(limits, "message").put("perWeek", 1));
        assertNothingToDo("capped");
        JsonNode usage = pipeline.usage(customerId).body().path("actions").path("message");
        assertThat(usage.path("week").path("sent").asInt()).isEqualTo(1);
        assertThat(usage.path("remaining").asInt()).isZero();
        assertThat(Instant.parse(usage.path("nextFreeAt").asString()))
                .isEqualTo(rows.time(customerId, message, "sent_at").plus(WEEK));

        rows.age(customerId, message, WEEK.minusMinutes(1));
        assertNothingToDo("capped");
        rows.age(customerId, message, Duration.ofMinutes(2));

        claim(messageTo(OTHERS.get(0)));
        assertNothingToDo("capped");
        change(limits -> actions(limits, "message").putNull("perWeek"));
    }

    /** One message counts today. */
    void warmUp() {
        LocalDate today = rows.now().atOffset(ZoneOffset.UTC).toLocalDate();
        change(limits -> limits.set("warmUp", warmUp(today.plusDays(1))));
        assertNothingToDo("capped");

        change(limits -> limits.set("warmUp", warmUp(today.minusDays(1))));
        claim(messageTo(OTHERS.get(1)));
        assertNothingToDo("capped");
        change(limits -> limits.putNull("warmUp"));
    }

    private static ObjectNode warmUp(LocalDate from) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("from", from.toString())
                .put("perDay", 1)
                .put("increasePerDay", 1);
    }

    void workInTheHoursOfTheCustomer() {
        LocalDate open = rows.now().atOffset(ZoneOffset.UTC).toLocalDate().plusDays(2);
        change(limits -> limits.set("workingHours", hours(Stream.of(open.getDayOfWeek()), "09:00", "18:00")));
        Instant opens = open.atTime(9, 0).toInstant(ZoneOffset.UTC);
        ApiResponse claim = assertNothingToDo("outside_hours");
        assertThat(rows.now().plusSeconds(claim.body().path("retryAfterSeconds").asLong()))
                .isCloseTo(opens, within(30, ChronoUnit.SECONDS));
        assertThat(expectedAt(messageTo(OTHERS.get(2)))).isEqualTo(opens);

        change(limits -> limits.set("workingHours", hours(Stream.of(DayOfWeek.values()), "00:00", "24:00")));
        assertThat(expectedAt(messageTo(OTHERS.get(2)))).isBefore(opens);
    }

    private static ObjectNode hours(Stream<DayOfWeek> days, String from, String to) {
        ObjectNode hours =
                JsonMapper.shared().createObjectNode().put("from", from).put("to", to);
        ArrayNode names = hours.putArray("days");
        days.forEach(day -> names.add(day.name().toLowerCase(Locale.ROOT)));
        return hours;
    }

    void pauseOnAFailureCodeAndAfterFailuresUntilAReviewerResumes() {
        UUID last = messageTo(OTHERS.get(2));
        Map<String, Object> release = Map.of("claimToken", token(claim(last)), "failureCode", "checkpoint");
        assertThat(pipeline.job(customerId, last, "release", release)
                        .body()
                        .path("paused")
                        .asBoolean())
                .isTrue();
        assertPausedFor("checkpoint", last);

        change(limits -> limits.put("pauseAfterFailures", 1));
        Map<String, Object> report =
                Map.of("success", false, "failureCode", "timeout", "claimToken", token(claim(last)));
        assertThat(pipeline.result(customerId, last, report).text("status")).isEqualTo("failed");
        assertThat(pipeline.usage(customerId).text("pauseReason")).isEqualTo("failures");
        assertNothingToDo("paused");
    }

    private void assertPausedFor(String reason, UUID approved) {
        assertNothingToDo("paused");
        assertThat(pipeline.usage(customerId).text("pauseReason")).isEqualTo(reason);
        assertThat(waitsFor(approved)).isEqualTo("resume");
        assertThat(pipeline.resume(customerId).body().path("paused").asBoolean())
                .isFalse();
    }

    private void draft(String prospectUrl, String fields) {
        kafka.send(Topic.DRAFTS.topicName(), customerId.toString(), """
                {"customerId":"%s","prospectUrl":"%s","action":%s}
                """.formatted(customerId, prospectUrl, fields));
    }

    private void approve(List<UUID> ids) {
        for (UUID id : ids) {
            Awaitility.await().until(() -> pipeline.row(customerId, id).status() == 200);
            assertThat(pipeline.approve(customerId, id, 1).text("status")).isEqualTo("approved");
        }
    }

    private static String url(String slug) {
        return "https://www.linkedin.com/in/" + slug;
    }

    private UUID messageTo(String slug) {
        return DraftId.of(customerId, url(slug), Action.MESSAGE, 0);
    }

    /** Claims the draft. */
    private ApiResponse claim(UUID expected) {
        ApiResponse claim = poll();
        assertThat(claim.body().path("job").path("id").asString()).isEqualTo(expected.toString());
        return claim;
    }

    private ApiResponse assertNothingToDo(String reason) {
        ApiResponse claim = poll();
        assertThat(claim.text("reason")).isEqualTo(reason);
        return claim;
    }

    private ApiResponse poll() {
        return pipeline.claim(customerId, "poll " + polls++);
    }

    private String waitsFor(UUID id) {
        return inForecast(id).path("waitsFor").asString();
    }

    private Instant expectedAt(UUID id) {
        return Instant.parse(inForecast(id).path("expectedAt").asString());
    }

    private JsonNode inForecast(UUID id) {
        return pipeline.forecast(customerId)
                .body()
                .path("items")
                .valueStream()
                .filter(item -> item.path("id").asString().equals(id.toString()))
                .findFirst()
                .orElseThrow();
    }

    private void setInvitationsPerDay(int perDay) {
        change(limits -> actions(limits, "connection_request").put("perDay", perDay));
    }

    private void change(Consumer<ObjectNode> change) {
        ObjectNode limits = (ObjectNode) pipeline.limits(customerId).body();
        change.accept(limits);
        assertThat(pipeline.changeLimits(customerId, limits).status()).isEqualTo(200);
    }

    private static ObjectNode actions(JsonNode limits, String action) {
        return (ObjectNode) limits.path("actions").path(action);
    }

    private static String token(ApiResponse claim) {
        return claim.body().path("job").path("claimToken").asString();
    }
}
