package com.heycmo.outreach.dispatch.result;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.dispatch.DispatchTestBase;
import com.heycmo.outreach.dispatch.Extension;
import com.heycmo.outreach.testsupport.QueueRow;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The contract's table of results and releases, over HTTP, with its effect on the database. Resolving is a person's: its
 * table stands with approval-service.
 */
class ResultTableIntegrationTests extends DispatchTestBase {

    private static final UUID CUSTOMER = UUID.randomUUID();
    private static final UUID FIRST = UUID.randomUUID();
    private static final UUID LAST = UUID.randomUUID();
    private static final Duration LIVE = Duration.ofMinutes(3);
    private static final Duration RUN_OUT = Duration.ofHours(-2);
    private static final Duration RUN_OUT_EARLIER = Duration.ofHours(-3);

    /** Drafts that were claimed twice, unless their name says otherwise. */
    private static final Map<String, QueueRow> ROWS = Map.ofEntries(
            Map.entry("approved, never claimed", QueueRow.approved(CUSTOMER)),
            Map.entry("approved, lock live", claimedTwice(QueueRow.approved(CUSTOMER), LIVE)),
            Map.entry("approved, lock run out", claimedTwice(QueueRow.approved(CUSTOMER), RUN_OUT)),
            Map.entry("approved, lock restored", lastReleased(QueueRow.approved(CUSTOMER))),
            Map.entry("approved, all claims released", allReleased(QueueRow.approved(CUSTOMER))),
            Map.entry("approved after a reopening", reopened(QueueRow.approved(CUSTOMER))),
            Map.entry("sent", answered(QueueRow.sent(CUSTOMER, Duration.ofHours(1)))),
            Map.entry(
                    "sent late after a reopening",
                    answered(QueueRow.sent(CUSTOMER, Duration.ofHours(1))).with("claims", 0)),
            Map.entry("failed by report", answered(QueueRow.failed(CUSTOMER))),
            Map.entry(
                    "failed as uncertain",
                    claimedTwice(QueueRow.failed(CUSTOMER), RUN_OUT).with("failure_kind", "uncertain")),
            Map.entry(
                    "failed by releases", allReleased(QueueRow.failed(CUSTOMER)).with("failure_code", "timeout")),
            Map.entry("failed after no answer", claimedTwice(QueueRow.failedWithoutAnswer(CUSTOMER), RUN_OUT)),
            Map.entry("skipped", claimedTwice(QueueRow.skipped(CUSTOMER), RUN_OUT)),
            Map.entry("skipped after a release", lastReleased(QueueRow.skipped(CUSTOMER))),
            Map.entry("skipped, never claimed", QueueRow.skipped(CUSTOMER)),
            Map.entry("expired", claimedTwice(QueueRow.expired(CUSTOMER), RUN_OUT)),
            Map.entry("expired, never claimed", QueueRow.expired(CUSTOMER)),
            Map.entry("pending again", reopened(QueueRow.pending(CUSTOMER))),
            Map.entry("pending, never claimed", QueueRow.pending(CUSTOMER)));

    /** Which token comes with the request. */
    enum Token {
        /** Of the last claim. */
        CURRENT(LAST),
        EARLIER(FIRST),
        /** Of the last claim, which was released. */
        RELEASED(LAST),
        UNKNOWN(UUID.fromString("00000000-0000-4000-8000-000000000000")),
        NONE(null);

        private final @Nullable UUID value;

        Token(@Nullable UUID value) {
            this.value = value;
        }
    }

    /**
     * In each cell the status after the request, with an event, except for {@code approved}; {@code again} for the same
     * answer without an event; or the problem, which changes nothing.
     */
    @ParameterizedTest(name = "{0}, {1} token: {2}, {3}, {4}")
    @CsvSource(delimiter = '|', textBlock = """
                    # the row is                   | token    | success            | failure            | release
                    approved, lock live            | CURRENT  | sent               | failed             | approved
                    approved, lock live            | NONE     | sent               | failed             | validation-failed
                    approved, lock live            | EARLIER  | sent               | claim-superseded   | claim-superseded
                    approved, lock live            | UNKNOWN  | claim-superseded   | claim-superseded   | claim-superseded
                    approved, lock run out         | CURRENT  | sent               | failed             | approved
                    approved, lock run out         | NONE     | sent               | failed             | validation-failed
                    approved, lock run out         | EARLIER  | sent               | claim-superseded   | claim-superseded
                    approved, lock run out         | UNKNOWN  | claim-superseded   | claim-superseded   | claim-superseded
                    approved, lock restored        | RELEASED | sent               | claim-superseded   | again
                    approved, lock restored        | EARLIER  | sent               | claim-superseded   | claim-superseded
                    approved, lock restored        | NONE     | sent               | failed             | validation-failed
                    approved, lock restored        | UNKNOWN  | claim-superseded   | claim-superseded   | claim-superseded
                    approved, all claims released  | RELEASED | sent               | claim-superseded   | again
                    approved, all claims released  | NONE     | never-claimed      | never-claimed      | validation-failed
                    approved, all claims released  | UNKNOWN  | claim-superseded   | claim-superseded   | claim-superseded
                    approved after a reopening     | EARLIER  | sent               | claim-superseded   | claim-superseded
                    approved after a reopening     | CURRENT  | sent               | claim-superseded   | claim-superseded
                    approved after a reopening     | NONE     | never-claimed      | never-claimed      | validation-failed
                    approved, never claimed        | NONE     | never-claimed      | never-claimed      | validation-failed
                    approved, never claimed        | UNKNOWN  | claim-superseded   | claim-superseded   | claim-superseded
                    sent                           | CURRENT  | again              | invalid-transition | claim-superseded
                    sent                           | EARLIER  | again              | invalid-transition | claim-superseded
                    sent                           | NONE     | again              | invalid-transition | validation-failed
                    sent                           | UNKNOWN  | claim-superseded   | claim-superseded   | claim-superseded
                    sent late after a reopening    | CURRENT  | again              | invalid-transition | claim-superseded
                    sent late after a reopening    | NONE     | again              | invalid-transition | validation-failed
                    failed by report               | CURRENT  | sent               | again              | claim-superseded
                    failed by report               | EARLIER  | sent               | again              | claim-superseded
                    failed by report               | NONE     | sent               | again              | validation-failed
                    failed by report               | UNKNOWN  | claim-superseded   | claim-superseded   | claim-superseded
                    failed as uncertain            | CURRENT  | sent               | again              | claim-superseded
                    failed as uncertain            | EARLIER  | sent               | again              | claim-superseded
                    failed as uncertain            | NONE     | sent               | again              | validation-failed
                    failed as uncertain            | UNKNOWN  | claim-superseded   | claim-superseded   | claim-superseded
                    failed by releases             | RELEASED | sent               | again              | again
                    failed by releases             | NONE     | never-claimed      | never-claimed      | validation-failed
                    failed by releases             | UNKNOWN  | claim-superseded   | claim-superseded   | claim-superseded
                    failed after no answer         | CURRENT  | sent               | invalid-transition | invalid-transition
                    failed after no answer         | EARLIER  | sent               | invalid-transition | claim-superseded
                    failed after no answer         | NONE     | sent               | invalid-transition | validation-failed
                    failed after no answer         | UNKNOWN  | claim-superseded   | claim-superseded   | claim-superseded
                    skipped                        | CURRENT  | sent               | invalid-transition | invalid-transition
                    skipped                        | EARLIER  | sent               | invalid-transition | claim-superseded
                    skipped                        | NONE     | sent               | invalid-transition | validation-failed
                    skipped                        | UNKNOWN  | claim-superseded   | claim-superseded   | claim-superseded
                    skipped after a release        | RELEASED | sent               | invalid-transition | again
                    skipped after a release        | EARLIER  | sent               | invalid-transition | claim-superseded
                    skipped, never claimed         | NONE     | never-claimed      | never-claimed      | validation-failed
                    skipped, never claimed         | UNKNOWN  | claim-superseded   | claim-superseded   | claim-superseded
                    expired                        | CURRENT  | sent               | invalid-transition | invalid-transition
                    expired                        | EARLIER  | sent               | invalid-transition | claim-superseded
                    expired                        | NONE     | sent               | invalid-transition | validation-failed
                    expired                        | UNKNOWN  | claim-superseded   | claim-superseded   | claim-superseded
                    expired, never claimed         | NONE     | never-claimed      | never-claimed      | validation-failed
                    pending again                  | CURRENT  | sent               | invalid-transition | claim-superseded
                    pending again                  | EARLIER  | sent               | invalid-transition | claim-superseded
                    pending again                  | NONE     | never-claimed      | never-claimed      | validation-failed
                    pending again                  | UNKNOWN  | claim-superseded   | claim-superseded   | claim-superseded
                    pending, never claimed         | NONE     | never-claimed      | never-claimed      | validation-failed
                    pending, never claimed         | UNKNOWN  | claim-superseded   | claim-superseded   | claim-superseded
                    """)
    void answersAsInTheTable(String row, Token token, String success, String failure, String release) {
        Attempt sent = new Attempt(row, token);
        sent.judge(success, sent.report(Map.of("success", true, "failureCode", "uncertain")), null);
        Attempt failed = new Attempt(row, token);
        failed.judge(failure, failed.report(Map.of("success", false, "failureCode", "follow_only")), "reported");
        if (failure.equals("failed")) {
            Attempt uncertain = new Attempt(row, token);
            uncertain.judge(
                    failure, uncertain.report(Map.of("success", false, "failureCode", "uncertain")), "uncertain");
        }
        Attempt released = new Attempt(row, token);
        released.judge(release, released.release(), null);
    }

    /** One request about a row of its own. */
    private final class Attempt {

        private final Token token;
        // Each row needs its own id, which is derived from the URL.
        private final UUID id;
        private final Map<String, @Nullable Object> before;

        Attempt(String row, Token token) {
            this.token = token;
            this.id = rows.insert(Objects.requireNonNull(ROWS.get(row))
                    .prospect("https://www.linkedin.com/in/p-" + UUID.randomUUID()));
            if (token == Token.RELEASED) {
                insertAnswer();
            }
            this.before = rows.read(CUSTOMER, id);
        }

        Extension.Answer report(Map<String, Object> report) {
            return extensionOf(CUSTOMER).report(id, withToken(report));
        }

        Extension.Answer release() {
            return extensionOf(CUSTOMER).release(id, withToken(Map.of("failureCode", "person_away")));
        }

        private Map<String, Object> withToken(Map<String, Object> body) {
            Map<String, Object> complete = new HashMap<>(body);
            if (token.value != null) {
                complete.put("claimToken", token.value.toString());
            }
            return complete;
        }

        void judge(String expected, Extension.Answer answer, @Nullable String failureKind) {
            switch (expected) {
                case "sent", "failed" -> assertEnded(expected, failureKind, answer);
                case "approved" -> assertReleased(answer);
                case "again" -> assertRepeated(answer);
                default -> assertRefused(expected, answer);
            }
        }

        private void assertEnded(String status, @Nullable String failureKind, Extension.Answer answer) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().path("status").asString()).isEqualTo(status);
            Map<String, @Nullable Object> after = rows.read(CUSTOMER, id);
            assertThat(after)
                    .containsEntry("status", status)
                    .containsEntry("version", before.get("version"))
                    .containsEntry("failure_kind", failureKind)
                    .containsEntry("outcomes", Objects.requireNonNull((Integer) before.get("outcomes")) + 1);
            assertThat(after.get("locked_until") == null).isEqualTo(!"uncertain".equals(failureKind));
            assertThat(events()).isEqualTo(1);
        }

        private void assertReleased(Extension.Answer answer) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().path("status").asString()).isEqualTo("approved");
            assertThat(rows.read(CUSTOMER, id))
                    .containsEntry("status", "approved")
                    .containsEntry("version", before.get("version"))
                    .containsEntry("claims", 1)
                    .containsEntry("claim_released", true)
                    .containsEntry("locked_until", before.get("locked_until_before"));
            assertThat(events()).isZero();
        }

        private void assertRepeated(Extension.Answer answer) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().path("status").asString()).isEqualTo(before.get("status"));
            assertUnchanged();
        }

        private void assertRefused(String problem, Extension.Answer answer) {
            assertThat(answer.status()).isEqualTo(problem.equals("validation-failed") ? 400 : 409);
            assertThat(answer.problem()).isEqualTo(problem);
            if (problem.equals("invalid-transition")) {
                assertThat(answer.json().path("currentStatus").asString()).isEqualTo(before.get("status"));
            }
            assertUnchanged();
        }

        private void assertUnchanged() {
            Map<String, @Nullable Object> after = rows.read(CUSTOMER, id);
            // JDBC arrays have no equality.
            after.keySet().removeIf(column -> column.startsWith("claim_"));
            assertThat(before).containsAllEntriesOf(after);
            assertThat(events()).isZero();
        }

        private long events() {
            return rows.outbox(CUSTOMER).stream()
                    .filter(event -> id.equals(event.get("aggregateid")))
                    .count();
        }

        private void insertAnswer() {
            jdbc.sql("""
                            INSERT INTO linkedin_outreach_release
                            SELECT customer_id, id, :token, now(), status, NULL, false
                              FROM linkedin_outreach_queue
                             WHERE customer_id = :customer AND id = :id
                            """)
                    .param("token", LAST)
                    .param("customer", CUSTOMER)
                    .param("id", id)
                    .update();
        }
    }

    private static QueueRow claimedTwice(QueueRow row, Duration lockEnds) {
        return row.with("claims", 0)
                .claim(FIRST, RUN_OUT_EARLIER)
                .claim(LAST, lockEnds)
                .at("locked_until_before", RUN_OUT_EARLIER);
    }

    private static QueueRow answered(QueueRow row) {
        return claimedTwice(row, RUN_OUT).with("locked_until", null);
    }

    /** The tokens stay known, the count is reset. */
    private static QueueRow reopened(QueueRow row) {
        return claimedTwice(row, RUN_OUT).with("claims", 0);
    }

    /** The first claim was not answered, and the last one was released. */
    private static QueueRow lastReleased(QueueRow row) {
        return claimedTwice(row, RUN_OUT_EARLIER).with("claims", 1).with("claim_released", true);
    }

    private static QueueRow allReleased(QueueRow row) {
        return claimedTwice(row, RUN_OUT)
                .with("claims", 0)
                .with("claim_released", true)
                .with("locked_until", null);
    }
}
