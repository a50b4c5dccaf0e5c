package com.heycmo.outreach.ingest.upsert;

import static com.heycmo.outreach.ingest.upsert.Drafts.batch;
import static com.heycmo.outreach.ingest.upsert.Drafts.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.heycmo.outreach.draft.Draft;
import com.heycmo.outreach.testsupport.QueueRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which rows ingest leaves unchanged, and which expired rows it revives. */
class DecidedAndExpiredIntegrationTests extends UpsertTestBase {

    static Stream<Arguments> decided() {
        UUID anyone = UUID.randomUUID();
        return Stream.of(
                arguments(
                        "edited",
                        QueueRow.pending(anyone)
                                .at("edited_at", Duration.ZERO)
                                .with("edited_by_user_id", QueueRow.REVIEWER)),
                arguments("approved", QueueRow.approved(anyone)),
                arguments("claimed", QueueRow.claimed(anyone, UUID.randomUUID())),
                arguments("skipped", QueueRow.skipped(anyone)),
                arguments("sent", QueueRow.sent(anyone, Duration.ofDays(30))),
                arguments("failed", QueueRow.failed(anyone)),
                arguments("failed without an answer", QueueRow.failedWithoutAnswer(anyone)),
                arguments(
                        "approved, past its expiry, with a live lock",
                        QueueRow.claimed(anyone, UUID.randomUUID())
                                .at("drafted_at", Duration.ofDays(-9))
                                .at("expires_at", Duration.ofMinutes(-1))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("decided")
    void leavesDecidedEditedAndClaimedRowsUnchanged(String what, QueueRow decided) {
        assertUnchangedBy(decided, now);
    }

    static Stream<Arguments> expired() {
        UUID anyone = UUID.randomUUID();
        return Stream.of(
                arguments("swept", QueueRow.expired(anyone)),
                arguments("swept after an approval", QueueRow.approved(anyone).with("status", "expired")),
                arguments(
                        "swept after an edit",
                        QueueRow.expired(anyone)
                                .at("edited_at", Duration.ofDays(-8))
                                .with("edited_by_user_id", QueueRow.REVIEWER)),
                arguments("pending, not swept yet", QueueRow.pending(anyone)),
                arguments(
                        "edited, not swept yet",
                        QueueRow.pending(anyone)
                                .at("edited_at", Duration.ofDays(-8))
                                .with("edited_by_user_id", QueueRow.REVIEWER)),
                arguments("approved, not swept yet", QueueRow.approved(anyone)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("expired")
    void revivesUnclaimedExpiredRowsWithADraftFromAfterTheExpiry(String what, QueueRow expired) {
        Draft fresh = message(customer, "jane", "fresh", ago(Duration.ofMinutes(30)));
        UUID id = insertExpiredAnHourAgo(expired);

        assertThat(upsert.upsert(batch(fresh))).isEqualTo(new Upserted(0, 1, 0, List.of()));

        assertThat(rows.read(customer, id))
                .containsEntry("status", "pending_review")
                .containsEntry("body", "fresh")
                .containsEntry("version", 2)
                .containsEntry("approved_at", null)
                .containsEntry("approved_by_user_id", null)
                .containsEntry("edited_at", null)
                .containsEntry("edited_by_user_id", null);
        assertThat(rows.time(customer, id, "expires_at"))
                .isEqualTo(rows.time(customer, id, "updated_at").plus(WEEK));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("expired")
    void doesNotReviveWithADraftFromBeforeTheExpiry(String what, QueueRow expired) {
        UUID id = insertExpiredAnHourAgo(expired);

        assertUnchanged(id, rows.time(customer, id, "expires_at"));
    }

    static Stream<Arguments> claimedBefore() {
        UUID anyone = UUID.randomUUID();
        QueueRow claimed = QueueRow.approved(anyone).claim(UUID.randomUUID(), Duration.ofDays(-1));
        return Stream.of(
                arguments("swept", claimed.with("status", "expired")),
                arguments("not swept yet", claimed),
                arguments(
                        "reopened since",
                        claimed.with("status", "pending_review")
                                .with("approved_at", null)
                                .with("approved_by_user_id", null)
                                .with("claims", 0)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("claimedBefore")
    void doesNotReviveARowThatWasEverClaimed(String what, QueueRow claimed) {
        assertUnchangedBy(claimed.at("drafted_at", Duration.ofDays(-9)).at("expires_at", Duration.ofHours(-1)), now);
    }

    private UUID insertExpiredAnHourAgo(QueueRow row) {
        return rows.insert(row.with("customer_id", customer)
                .prospect("https://www.linkedin.com/in/jane")
                .at("drafted_at", Duration.ofDays(-8))
                .at("expires_at", Duration.ofHours(-1)));
    }

    private void assertUnchangedBy(QueueRow row, Instant draftedAt) {
        assertUnchanged(
                rows.insert(row.with("customer_id", customer).prospect("https://www.linkedin.com/in/jane")), draftedAt);
    }

    private void assertUnchanged(UUID id, Instant draftedAt) {
        String before = rowAsText(id);

        Upserted upserted = upsert.upsert(batch(message(customer, "jane", "must not be stored", draftedAt)));

        assertThat(upserted).isEqualTo(new Upserted(0, 0, 1, List.of()));
        assertThat(rowAsText(id)).isEqualTo(before);
    }
}
