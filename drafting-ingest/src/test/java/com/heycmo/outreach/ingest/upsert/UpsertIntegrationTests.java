package com.heycmo.outreach.ingest.upsert;

import static com.heycmo.outreach.ingest.upsert.Drafts.batch;
import static com.heycmo.outreach.ingest.upsert.Drafts.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.heycmo.outreach.draft.Draft;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.Infrastructure;
import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.QueueRows;
import com.heycmo.outreach.testsupport.TestDatabase;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

class UpsertIntegrationTests {

    private static final TestDatabase DATABASE = Infrastructure.get().newDatabase();
    private static final Duration WEEK = Duration.ofDays(7);

    private final QueueRows rows = DATABASE.rows();
    private final DraftUpsert upsert = upsertOn(DATABASE);
    private final UUID customer = UUID.randomUUID();
    private final Instant now = rows.now();

    static DraftUpsert upsertOn(TestDatabase database) {
        var dataSource = database.dataSource();
        return new DraftUpsert(new UpsertStore(JdbcClient.create(dataSource)), new JdbcTransactionManager(dataSource));
    }

    @Test
    void insertsANewKeyAsPendingReview() {
        Instant notBefore = ago(Duration.ofDays(-2));
        Draft draft = message(customer, "jane", "Hi Jane, \t\u00e9 \n ", ago(Duration.ofHours(1)), notBefore);

        assertThat(upsert.upsert(batch(draft))).isEqualTo(new Upserted(1, 0, 0, List.of()));

        assertThat(row(draft))
                .containsEntry("id", draft.id())
                .containsEntry("status", "pending_review")
                .containsEntry("action", "message")
                .containsEntry("prospect_url", "https://www.linkedin.com/in/jane")
                .containsEntry("prospect_name", "Jane Doe")
                .containsEntry("prospect_company", "Acme")
                .containsEntry("prospect_role", "CTO")
                .containsEntry("body", "Hi Jane, \t\u00e9 \n ")
                .containsEntry("day_offset", 0)
                .containsEntry("intent_source", "funding_news")
                .containsEntry("intent_reason", "Series B on Monday")
                .containsEntry("version", 1)
                .containsEntry("drafted_at", Timestamp.from(draft.draftedAt()))
                .containsEntry("not_before", Timestamp.from(notBefore));
        assertThat(time(draft, "created_at"))
                .isEqualTo(time(draft, "updated_at"))
                .isAfterOrEqualTo(now);
    }

    @Test
    void insertsADraftThatSaysNoMoreThanItMust() {
        Draft bare = new Draft(
                customer,
                Action.CONNECTION_REQUEST,
                "https://www.linkedin.com/in/jane",
                null,
                null,
                null,
                "",
                365,
                null,
                null,
                ago(Duration.ofHours(1)),
                null);

        upsert.upsert(batch(bare));

        assertThat(row(bare))
                .containsEntry("body", "")
                .containsEntry("day_offset", 365)
                .containsEntry("prospect_name", null)
                .containsEntry("intent_reason", null)
                .containsEntry("not_before", null);
    }

    @Test
    void expiresSevenDaysFromNow() {
        Draft draft = message(customer, "jane", "text", ago(Duration.ofDays(3)), ago(Duration.ofHours(1)));

        upsert.upsert(batch(draft));

        assertThat(time(draft, "expires_at"))
                .isEqualTo(time(draft, "created_at").plus(WEEK));
    }

    @Test
    void expiresSevenDaysFromNotBeforeWhenThatIsLater() {
        Instant notBefore = ago(Duration.ofDays(-30));
        Draft draft = message(customer, "jane", "text", now, notBefore);

        upsert.upsert(batch(draft));

        assertThat(time(draft, "expires_at")).isEqualTo(notBefore.plus(WEEK));
    }

    @Test
    void takesANewerTextForAPendingDraft() {
        Draft old = message(customer, "jane", "old", ago(Duration.ofHours(3)), ago(Duration.ofDays(-20)));
        upsert.upsert(batch(old));
        rows.age(customer, old.id(), Duration.ofDays(1));
        Instant created = time(old, "created_at");
        Draft newer = new Draft(
                customer,
                old.action(),
                old.prospectUrl(),
                "Jane D.",
                null,
                "CEO",
                "new",
                old.dayOffset(),
                "hiring",
                null,
                ago(Duration.ofHours(2)),
                null);

        assertThat(upsert.upsert(batch(newer))).isEqualTo(new Upserted(0, 1, 0, List.of()));

        assertThat(row(old))
                .containsEntry("status", "pending_review")
                .containsEntry("prospect_name", "Jane D.")
                .containsEntry("prospect_company", null)
                .containsEntry("prospect_role", "CEO")
                .containsEntry("body", "new")
                .containsEntry("intent_source", "hiring")
                .containsEntry("intent_reason", null)
                .containsEntry("drafted_at", Timestamp.from(newer.draftedAt()))
                .containsEntry("not_before", null)
                .containsEntry("version", 2)
                .containsEntry("created_at", Timestamp.from(created));
        assertThat(time(old, "updated_at")).isAfterOrEqualTo(now);
        assertThat(time(old, "expires_at")).isEqualTo(time(old, "updated_at").plus(WEEK));
    }

    @Test
    void takesNeitherAnOlderTextNorOneOfTheSameTime() {
        Draft draft = message(customer, "jane", "kept", ago(Duration.ofHours(2)));
        upsert.upsert(batch(draft));
        Map<String, @Nullable Object> before = row(draft);

        assertThat(upsert.upsert(batch(message(customer, "jane", "older", ago(Duration.ofHours(3))))))
                .isEqualTo(new Upserted(0, 0, 1, List.of()));
        upsert.upsert(batch(message(customer, "jane", "same time", draft.draftedAt())));

        assertThat(row(draft)).isEqualTo(before);
    }

    @Test
    void takesTheNewestOfAKeyThatComesTwiceInOneBatch() {
        Draft first = message(customer, "jane", "first", ago(Duration.ofHours(3)));
        Draft newest = message(customer, "jane", "newest", ago(Duration.ofHours(1)));
        Draft between = message(customer, "jane", "between", ago(Duration.ofHours(2)));

        assertThat(upsert.upsert(batch(first, newest, between))).isEqualTo(new Upserted(1, 0, 2, List.of()));

        assertThat(row(first)).containsEntry("body", "newest").containsEntry("version", 1);
    }

    @Test
    void findsARowByItsKeyWhateverItsId() {
        UUID id = rows.insert(
                QueueRow.pending(customer).with("id", UUID.randomUUID()).prospect("https://www.linkedin.com/in/jane"));

        assertThat(upsert.upsert(batch(message(customer, "jane", "new", now))))
                .isEqualTo(new Upserted(0, 1, 0, List.of()));

        assertThat(rows.all(customer)).hasSize(1);
        assertThat(rows.read(customer, id)).containsEntry("body", "new");
    }

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
    void leavesAloneWhatSomebodyHasDecidedEditedOrClaimed(String what, QueueRow decided) {
        assertUntouchedBy(decided, now);
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
    void revivesWhatExpiredUnclaimedWithResearchFromAfterThat(String what, QueueRow expired) {
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
    void revivesNothingWithResearchFromBeforeItExpired(String what, QueueRow expired) {
        UUID id = insertExpiredAnHourAgo(expired);

        assertUntouched(id, rows.time(customer, id, "expires_at"));
    }

    static Stream<Arguments> claimedBefore() {
        UUID anyone = UUID.randomUUID();
        QueueRow claimed = QueueRow.approved(anyone).claim(UUID.randomUUID(), Duration.ofDays(-1));
        return Stream.of(
                arguments("swept", claimed.with("status", "expired")),
                arguments("not swept yet", claimed),
                arguments(
                        "before a retry",
                        claimed.with("status", "pending_review")
                                .with("approved_at", null)
                                .with("approved_by_user_id", null)
                                .with("claims", 0)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("claimedBefore")
    void revivesNothingThatWasEverClaimed(String what, QueueRow claimed) {
        assertUntouchedBy(claimed.at("drafted_at", Duration.ofDays(-9)).at("expires_at", Duration.ofHours(-1)), now);
    }

    @Test
    void takesANewerTextForADraftThatARetryBroughtBack() {
        UUID id = rows.insert(QueueRow.approved(customer)
                .prospect("https://www.linkedin.com/in/jane")
                .claim(UUID.randomUUID(), Duration.ofDays(-1))
                .with("status", "pending_review")
                .with("approved_at", null)
                .with("approved_by_user_id", null)
                .with("claims", 0));

        upsert.upsert(batch(message(customer, "jane", "new", now)));

        assertThat(rows.read(customer, id)).containsEntry("body", "new");
        assertThat(String.valueOf(rows.read(customer, id).get("claim_tokens"))).hasSizeGreaterThan(36);
    }

    private UUID insertExpiredAnHourAgo(QueueRow row) {
        return rows.insert(row.with("customer_id", customer)
                .prospect("https://www.linkedin.com/in/jane")
                .at("drafted_at", Duration.ofDays(-8))
                .at("expires_at", Duration.ofHours(-1)));
    }

    private void assertUntouchedBy(QueueRow row, Instant draftedAt) {
        assertUntouched(
                rows.insert(row.with("customer_id", customer).prospect("https://www.linkedin.com/in/jane")), draftedAt);
    }

    private void assertUntouched(UUID id, Instant draftedAt) {
        String before = whole(id);

        Upserted upserted = upsert.upsert(batch(message(customer, "jane", "must not be seen", draftedAt)));

        assertThat(upserted).isEqualTo(new Upserted(0, 0, 1, List.of()));
        assertThat(whole(id)).isEqualTo(before);
    }

    /** The row as text: JDBC's arrays have no equality. */
    private String whole(UUID id) {
        return DATABASE.jdbc()
                .sql("SELECT CAST(q AS text) FROM linkedin_outreach_queue q WHERE customer_id = :customer AND id = :id")
                .param("customer", customer)
                .param("id", id)
                .query(String.class)
                .single();
    }

    private Map<String, @Nullable Object> row(Draft draft) {
        Map<String, @Nullable Object> row = rows.read(draft.customerId(), draft.id());
        // JDBC's arrays have no equality
        row.keySet().removeAll(List.of("claim_tokens", "claim_body_hashes"));
        return row;
    }

    private Instant time(Draft draft, String column) {
        return rows.time(draft.customerId(), draft.id(), column);
    }

    private Instant ago(Duration duration) {
        return now.minus(duration).truncatedTo(ChronoUnit.MICROS);
    }
}
