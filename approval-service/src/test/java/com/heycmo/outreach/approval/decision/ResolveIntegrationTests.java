package com.heycmo.outreach.approval.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.approval.Answer;
import com.heycmo.outreach.approval.OnTheApi;
import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.TestDatabase;
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

/** A person says whether a draft was sent, after a failure that left it open. */
class ResolveIntegrationTests extends OnTheApi {

    private static final String SENT = "{\"sent\":true}";
    private static final String NOT_SENT = "{\"sent\":false}";
    private static final String POST_URL = "https://www.linkedin.com/feed/update/urn:li:activity:7";

    @Autowired
    private TestDatabase database;

    @Test
    void sentAtIsTheEndOfTheLock() {
        UUID id = rows.insert(QueueRow.failedWithoutAnswer(customer));
        Instant lockEnd = rows.time(customer, id, "locked_until");

        JsonNode row = resolve(id, "{\"sent\":true,\"resultUrl\":\"" + POST_URL + "\"}")
                .ok();

        assertThat(row.get("status").asString()).isEqualTo("sent");
        assertThat(Instant.parse(row.get("sentAt").asString())).isEqualTo(lockEnd);
        assertThat(row.get("resultUrl").asString()).isEqualTo(POST_URL);
        for (String cleared : List.of("lockedUntil", "failureKind", "failureCode", "errorMessage")) {
            assertThat(row.get(cleared).isNull()).as(cleared).isTrue();
        }
        assertThat(row(id)).containsEntry("resolved_by_user_id", REVIEWER);
    }

    @Test
    void sentAtIsNowIfNoLockEndedBefore() {
        UUID id = rows.insert(uncertain().with("locked_until", null));
        Instant before = rows.now();

        JsonNode row = resolve(id, SENT).ok();

        assertThat(Instant.parse(row.get("sentAt").asString())).isBetween(before, rows.now());
    }

    @Test
    void notSentIsAReportedFailureThatNoLongerCounts() {
        UUID id = rows.insert(uncertain().with("failure_code", "uncertain"));

        JsonNode row = resolve(id, NOT_SENT).ok();

        assertThat(row.get("status").asString()).isEqualTo("failed");
        assertThat(row.get("failureKind").asString()).isEqualTo("reported");
        assertThat(row.get("failureCode").asString()).isEqualTo("uncertain");
        assertThat(row.get("lockedUntil").isNull()).isTrue();
        assertThat(api.get(customer, "/usage")
                        .ok()
                        .at("/actions/message/inFlight")
                        .asInt())
                .isZero();
        assertThat(row(id)).containsEntry("resolved_by_user_id", REVIEWER);
    }

    @ParameterizedTest
    @ValueSource(strings = {SENT, NOT_SENT})
    void theSameAnswerAgainChangesNothingAndTheOtherOneIsTooLate(String answer) {
        UUID id = rows.insert(uncertain());
        resolve(id, answer).ok();
        Map<String, @Nullable Object> resolved = row(id);

        assertThat(resolve(id, answer).ok().get("id").asString()).isEqualTo(id.toString());
        resolve(id, answer.equals(SENT) ? NOT_SENT : SENT).problem(409, "/problems/invalid-transition");

        assertThat(row(id)).isEqualTo(resolved);
        assertThat(outcomes(id)).hasSize(1);
    }

    @Test
    void eachAnswerIsTheNextOutcomeAndAnEntryOfThePerson() {
        UUID sent = rows.insert(QueueRow.failedWithoutAnswer(customer));
        UUID failed = rows.insert(uncertain());
        resolve(sent, SENT).ok();
        resolve(failed, NOT_SENT).ok();

        assertThat(outcomes(sent)).singleElement().satisfies(event -> {
            assertThat(event.get("type").asString()).isEqualTo("sent");
            assertThat(event.get("sequence").asInt()).isEqualTo(2);
            assertThat(event.get("resolvedByUserId").asString()).isEqualTo(REVIEWER.toString());
        });
        assertThat(outcomes(failed)).singleElement().satisfies(event -> {
            assertThat(event.get("type").asString()).isEqualTo("failed");
            assertThat(event.get("failureKind").asString()).isEqualTo("reported");
        });
        assertThat(api.get(customer, "/audit?draftId=" + sent).ok().get("items"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.get("what").asString()).isEqualTo("sent");
                    assertThat(entry.get("actorId").asString()).isEqualTo(REVIEWER.toString());
                    assertThat(entry.get("via").asString()).isEqualTo("api");
                });
    }

    @Test
    void nothingElseCanBeResolved() {
        for (QueueRow row : List.of(
                QueueRow.pending(customer),
                QueueRow.approved(customer),
                QueueRow.skipped(customer),
                QueueRow.expired(customer),
                QueueRow.failed(customer),
                QueueRow.sent(customer, Duration.ofHours(1)))) {
            UUID id = rows.insert(row);
            Map<String, @Nullable Object> before = row(id);

            for (String answer : List.of(SENT, NOT_SENT)) {
                assertThat(resolve(id, answer)
                                .problem(409, "/problems/invalid-transition")
                                .get("currentStatus")
                                .asString())
                        .isEqualTo(rows.status(customer, id));
            }
            assertThat(row(id)).isEqualTo(before);
        }
        UUID claimed = rows.insert(QueueRow.claimed(customer, UUID.randomUUID()));
        resolve(claimed, SENT).problem(409, "/problems/claim-in-flight");
        resolve(UUID.randomUUID(), SENT).problem(404, "/problems/not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"sent\":null}",
                "{\"sent\":true,\"resultUrl\":\"http://www.linkedin.com/feed/update/urn:li:activity:7\"}",
                "{\"sent\":true,\"resultUrl\":\"https://linkedin.com.evil.test/x\"}",
                "{\"sent\":false,\"resultUrl\":\"javascript:alert(1)\"}"
            })
    void rejectsAnAnswerThatIsNone(String json) {
        UUID id = rows.insert(uncertain());

        assertThat(resolve(id, json).reasons()).containsExactly("malformed");

        assertThat(rows.status(customer, id)).isEqualTo("failed");
    }

    @Test
    void aStepThatWasSentAfterAllSetsTheTimeOfTheLaterOne() {
        String person = "https://www.linkedin.com/in/jane-resolved";
        UUID first = rows.insert(QueueRow.failedWithoutAnswer(customer).prospect(person));
        UUID later = rows.insert(QueueRow.approved(customer).prospect(person).with("day_offset", 3));
        Instant lockEnd = rows.time(customer, first, "locked_until");

        resolve(first, SENT).ok();

        assertThat(rows.time(customer, later, "due_at")).isEqualTo(lockEnd.plus(Duration.ofDays(3)));
    }

    private QueueRow uncertain() {
        return QueueRow.failedWithoutAnswer(customer).with("failure_kind", "uncertain");
    }

    private Answer resolve(UUID id, String json) {
        return api.post(customer, "/" + id + "/resolve", json);
    }

    private List<JsonNode> outcomes(UUID id) {
        return database.jdbc().sql("""
                        SELECT payload
                          FROM outbox
                         WHERE aggregateid = :id AND aggregatetype = 'linkedin.outreach.outcomes'
                        """).param("id", id).query(String.class).list().stream()
                .map(JsonMapper.shared()::readTree)
                .toList();
    }
}
