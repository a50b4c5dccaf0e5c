package com.heycmo.outreach.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.heycmo.outreach.draft.DraftId;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.status.DraftStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class QueueRowsIntegrationTests {

    private static final UUID CUSTOMER = UUID.randomUUID();
    private static QueueRows rows;

    @BeforeAll
    static void takeDatabase() {
        rows = TestInfrastructure.get().newDatabase().rows();
    }

    static Stream<Arguments> everyState() {
        return Stream.of(
                Arguments.of("pending_review", QueueRow.pending(CUSTOMER)),
                Arguments.of("approved", QueueRow.approved(CUSTOMER)),
                Arguments.of("approved", QueueRow.claimed(CUSTOMER, UUID.randomUUID())),
                Arguments.of("skipped", QueueRow.skipped(CUSTOMER)),
                Arguments.of("expired", QueueRow.expired(CUSTOMER)),
                Arguments.of("sent", QueueRow.sent(CUSTOMER, Duration.ofHours(3))),
                Arguments.of("failed", QueueRow.failed(CUSTOMER)),
                Arguments.of("failed", QueueRow.failedWithoutAnswer(CUSTOMER)));
    }

    @ParameterizedTest
    @MethodSource("everyState")
    void insertsARowInEveryState(String status, QueueRow row) {
        assertThat(rows.status(CUSTOMER, rows.insert(row))).isEqualTo(status);
    }

    @Test
    void theTableKnowsExactlyTheStatusesOfTheCode() {
        assertThat(everyState().map(state -> String.valueOf(state.get()[0])).distinct())
                .containsExactlyInAnyOrderElementsOf(Stream.of(DraftStatus.values())
                        .map(DraftStatus::wireName)
                        .toList());
        assertThatThrownBy(() -> rows.insert(QueueRow.pending(CUSTOMER).with("status", "postponed")))
                .hasMessageContaining("status_known");
    }

    @Test
    void usesTheIdOfTheDraft() {
        String url = "https://www.linkedin.com/in/known";
        UUID id = rows.insert(
                QueueRow.pending(CUSTOMER).prospect(url).action(Action.COMMENT).with("day_offset", 3));
        assertThat(id).isEqualTo(DraftId.of(CUSTOMER, url, Action.COMMENT, 3));
    }

    @Test
    void storesTheHashOfTheTextWithEachClaim() throws Exception {
        UUID token = UUID.randomUUID();
        UUID id = rows.insert(QueueRow.claimed(CUSTOMER, token).body("Grüße"));
        Map<String, ?> row = rows.read(CUSTOMER, id);
        assertThat(String.valueOf(row.get("claim_tokens"))).isEqualTo("{" + token + "}");
        assertThat(String.valueOf(row.get("claim_body_hashes"))).isEqualTo("{\"\\\\x" + sha256Hex("Grüße") + "\"}");
    }

    @Test
    void setsTimesByTheDatabasesClock() {
        UUID id = rows.insert(QueueRow.sent(CUSTOMER, Duration.ofHours(23)));
        assertThat(rows.time(CUSTOMER, id, "sent_at"))
                .isBetween(
                        rows.now().minus(Duration.ofHours(23)).minusSeconds(60),
                        rows.now().minus(Duration.ofHours(23)));
    }

    @Test
    void changesOnlyOneRow() {
        UUID changed = rows.insert(QueueRow.claimed(CUSTOMER, UUID.randomUUID()));
        UUID other = rows.insert(QueueRow.claimed(CUSTOMER, UUID.randomUUID()));
        rows.change(
                CUSTOMER,
                changed,
                QueueRow.changes().at("locked_until", Duration.ofMinutes(-1)).with("claim_key", "k"));
        assertThat(rows.time(CUSTOMER, changed, "locked_until")).isBefore(rows.now());
        assertThat(rows.read(CUSTOMER, changed)).containsEntry("claim_key", "k");
        assertThat(rows.time(CUSTOMER, other, "locked_until")).isAfter(rows.now());
    }

    @Test
    void movesAllTimesOfARow() {
        UUID id = rows.insert(QueueRow.approved(CUSTOMER));
        Instant approved = rows.time(CUSTOMER, id, "approved_at");
        Instant expires = rows.time(CUSTOMER, id, "expires_at");
        rows.age(CUSTOMER, id, Duration.ofDays(8));
        assertThat(rows.time(CUSTOMER, id, "approved_at")).isEqualTo(approved.minus(Duration.ofDays(8)));
        assertThat(rows.time(CUSTOMER, id, "expires_at")).isEqualTo(expires.minus(Duration.ofDays(8)));
        assertThat(rows.time(CUSTOMER, id, "due_at")).isEqualTo(approved.minus(Duration.ofDays(8)));
    }

    @Test
    void databasesAreSeparate() {
        QueueRows others = TestInfrastructure.get().newDatabase().rows();
        rows.insert(QueueRow.pending(CUSTOMER));
        assertThat(others.all(CUSTOMER)).isEmpty();
        assertThat(rows.all(CUSTOMER)).isNotEmpty();
        assertThat(rows.outbox(CUSTOMER)).isEmpty();
    }

    private static String sha256Hex(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
