package com.heycmo.outreach.dispatch.result;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.dispatch.DispatchTestBase;
import com.heycmo.outreach.dispatch.Extension;
import com.heycmo.outreach.testsupport.QueueRow;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of the contract's table of results, over HTTP, with its effect on the database. */
class ResultTableIntegrationTests extends DispatchTestBase {

    private static final UUID CUSTOMER = UUID.randomUUID();
    private static final UUID EARLIER = UUID.randomUUID();
    private static final UUID CURRENT = UUID.randomUUID();
    private static final Duration LIVE = Duration.ofMinutes(3);
    private static final Duration EXPIRED_LOCK = Duration.ofHours(-2);

    /**
     * One row of the table.
     *
     * @param expected the new status, with an event; {@code again} for the same response without an event; or the problem,
     *     which changes nothing
     */
    record Case(String name, QueueRow row, @Nullable UUID token, boolean success, String expected) {

        @Override
        public String toString() {
            return "%s, %s: %s".formatted(name, success ? "success" : "failure", expected);
        }
    }

    static Stream<Case> approved() {
        QueueRow claimed =
                QueueRow.approved(CUSTOMER).claim(EARLIER, EXPIRED_LOCK).claim(CURRENT, LIVE);
        QueueRow lockExpired =
                QueueRow.approved(CUSTOMER).claim(EARLIER, EXPIRED_LOCK).claim(CURRENT, EXPIRED_LOCK);
        QueueRow reopened = afterReopening(QueueRow.approved(CUSTOMER));
        return Stream.of(
                success("approved, current token", claimed, CURRENT, "sent"),
                failure("approved, current token", claimed, CURRENT, "failed"),
                success("approved, no token", claimed, null, "sent"),
                failure("approved, no token", claimed, null, "failed"),
                success("approved, lock expired, current token", lockExpired, CURRENT, "sent"),
                failure("approved, lock expired, current token", lockExpired, CURRENT, "failed"),
                success("approved, lock expired, no token", lockExpired, null, "sent"),
                failure("approved, lock expired, no token", lockExpired, null, "failed"),
                success("approved, earlier token", claimed, EARLIER, "sent"),
                failure("approved, earlier token", claimed, EARLIER, "claim-superseded"),
                success("approved after a reopening, earlier token", reopened, EARLIER, "sent"),
                failure("approved after a reopening, last token before it", reopened, CURRENT, "claim-superseded"),
                success("approved after a reopening, no token", reopened, null, "never-claimed"),
                failure("approved after a reopening, no token", reopened, null, "never-claimed"));
    }

    static Stream<Case> ended() {
        QueueRow sent = claimedTwice(QueueRow.sent(CUSTOMER, Duration.ofHours(1)));
        QueueRow sentAfterReopening = sent.with("claims", 0);
        QueueRow failed = claimedTwice(QueueRow.failed(CUSTOMER));
        QueueRow noAnswer = QueueRow.failedWithoutAnswer(CUSTOMER)
                .claim(EARLIER, EXPIRED_LOCK)
                .claim(CURRENT, EXPIRED_LOCK);
        return Stream.of(
                success("sent, current token", sent, CURRENT, "again"),
                failure("sent, current token", sent, CURRENT, "invalid-transition"),
                success("sent, earlier token", sent, EARLIER, "again"),
                failure("sent, earlier token", sent, EARLIER, "invalid-transition"),
                success("sent, no token", sent, null, "again"),
                failure("sent, no token", sent, null, "invalid-transition"),
                success("sent late after a reopening, no token", sentAfterReopening, null, "again"),
                failure("sent late after a reopening, no token", sentAfterReopening, null, "invalid-transition"),
                success("failed by report, current token", failed, CURRENT, "sent"),
                failure("failed by report, current token", failed, CURRENT, "again"),
                success("failed by report, earlier token", failed, EARLIER, "sent"),
                failure("failed by report, earlier token", failed, EARLIER, "again"),
                success("failed by report, no token", failed, null, "sent"),
                failure("failed by report, no token", failed, null, "again"),
                success("failed without answer, current token", noAnswer, CURRENT, "sent"),
                failure("failed without answer, current token", noAnswer, CURRENT, "invalid-transition"),
                success("failed without answer, earlier token", noAnswer, EARLIER, "sent"),
                failure("failed without answer, no token", noAnswer, null, "invalid-transition"));
    }

    static Stream<Case> setAside() {
        QueueRow skipped =
                QueueRow.skipped(CUSTOMER).claim(EARLIER, EXPIRED_LOCK).claim(CURRENT, EXPIRED_LOCK);
        QueueRow expired =
                QueueRow.expired(CUSTOMER).claim(EARLIER, EXPIRED_LOCK).claim(CURRENT, EXPIRED_LOCK);
        QueueRow pending = afterReopening(QueueRow.pending(CUSTOMER));
        return Stream.of(
                success("skipped, current token", skipped, CURRENT, "sent"),
                failure("skipped, current token", skipped, CURRENT, "invalid-transition"),
                success("skipped, earlier token", skipped, EARLIER, "sent"),
                failure("skipped, earlier token", skipped, EARLIER, "invalid-transition"),
                success("skipped, no token", skipped, null, "sent"),
                failure("skipped, no token", skipped, null, "invalid-transition"),
                success("expired, current token", expired, CURRENT, "sent"),
                failure("expired, current token", expired, CURRENT, "invalid-transition"),
                success("expired, no token", expired, null, "sent"),
                failure("expired, no token", expired, null, "invalid-transition"),
                success("pending again, token of an earlier claim", pending, CURRENT, "sent"),
                failure("pending again, token of an earlier claim", pending, CURRENT, "invalid-transition"),
                success("pending again, no token", pending, null, "never-claimed"),
                failure("pending again, no token", pending, null, "never-claimed"));
    }

    static Stream<Case> neverClaimed() {
        return Stream.of(
                        QueueRow.pending(CUSTOMER),
                        QueueRow.approved(CUSTOMER),
                        QueueRow.skipped(CUSTOMER),
                        QueueRow.expired(CUSTOMER))
                .flatMap(row -> Stream.of(
                        success("never claimed, no token", row, null, "never-claimed"),
                        failure("never claimed, no token", row, null, "never-claimed")));
    }

    static Stream<Case> unknownToken() {
        return Stream.of(
                        QueueRow.pending(CUSTOMER),
                        claimedTwice(QueueRow.approved(CUSTOMER)),
                        QueueRow.skipped(CUSTOMER),
                        QueueRow.expired(CUSTOMER),
                        QueueRow.sent(CUSTOMER, Duration.ofHours(1)),
                        QueueRow.failed(CUSTOMER),
                        QueueRow.failedWithoutAnswer(CUSTOMER))
                .flatMap(row -> Stream.of(
                        success("token never issued", row, UUID.randomUUID(), "claim-superseded"),
                        failure("token never issued", row, UUID.randomUUID(), "claim-superseded")));
    }

    @ParameterizedTest
    @MethodSource({"approved", "ended", "setAside", "neverClaimed", "unknownToken"})
    void answersAsInTheTable(Case row) {
        // Each case needs its own id, which is derived from the URL.
        UUID id = rows.insert(row.row().prospect("https://www.linkedin.com/in/p-" + UUID.randomUUID()));
        Map<String, @Nullable Object> before = rows.read(CUSTOMER, id);

        Extension.Answer answer = extensionOf(CUSTOMER)
                .report(
                        id,
                        row.success(),
                        row.token() == null ? null : row.token().toString());

        switch (row.expected()) {
            case "sent", "failed" -> assertEnded(id, row.expected(), before, answer);
            case "again" -> assertRepeated(id, before, answer);
            default -> assertRefused(id, row.expected(), before, answer);
        }
    }

    private void assertEnded(UUID id, String status, Map<String, @Nullable Object> before, Extension.Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("status").asString()).isEqualTo(status);
        assertThat(rows.read(CUSTOMER, id))
                .containsEntry("status", status)
                .containsEntry("locked_until", null)
                .containsEntry("version", before.get("version"))
                .containsEntry("failure_kind", status.equals("sent") ? null : "reported")
                .containsEntry("outcomes", Objects.requireNonNull((Integer) before.get("outcomes")) + 1);
        assertThat(events(id)).isEqualTo(1);
    }

    private void assertRepeated(UUID id, Map<String, @Nullable Object> before, Extension.Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("status").asString()).isEqualTo(before.get("status"));
        assertUnchanged(id, before);
    }

    private void assertRefused(UUID id, String problem, Map<String, @Nullable Object> before, Extension.Answer answer) {
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo(problem);
        if (problem.equals("invalid-transition")) {
            assertThat(answer.json().path("currentStatus").asString()).isEqualTo(before.get("status"));
        }
        assertUnchanged(id, before);
    }

    private void assertUnchanged(UUID id, Map<String, @Nullable Object> before) {
        Map<String, @Nullable Object> after = rows.read(CUSTOMER, id);
        // JDBC arrays have no equality.
        after.keySet().removeIf(column -> column.startsWith("claim_"));
        assertThat(before).containsAllEntriesOf(after);
        assertThat(events(id)).isZero();
    }

    private long events(UUID id) {
        return rows.outbox(CUSTOMER).stream()
                .filter(event -> id.equals(event.get("aggregateid")))
                .count();
    }

    /** Claimed twice, then reopened: the tokens stay known, the count is reset. */
    private static QueueRow afterReopening(QueueRow row) {
        return row.claim(EARLIER, EXPIRED_LOCK).claim(CURRENT, EXPIRED_LOCK).with("claims", 0);
    }

    private static QueueRow claimedTwice(QueueRow row) {
        return row.with("claims", 0)
                .claim(EARLIER, EXPIRED_LOCK)
                .claim(CURRENT, EXPIRED_LOCK)
                .with("locked_until", null);
    }

    private static Case success(String name, QueueRow row, @Nullable UUID token, String expected) {
        return new Case(name, row, token, true, expected);
    }

    private static Case failure(String name, QueueRow row, @Nullable UUID token, String expected) {
        return new Case(name, row, token, false, expected);
    }
}
