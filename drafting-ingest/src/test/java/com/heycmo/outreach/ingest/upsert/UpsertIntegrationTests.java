package com.heycmo.outreach.ingest.upsert;

import static com.heycmo.outreach.ingest.upsert.Drafts.batch;
import static com.heycmo.outreach.ingest.upsert.Drafts.message;
import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.draft.Draft;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.QueueRow;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UpsertIntegrationTests extends UpsertTestBase {

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
    void insertsADraftWithoutOptionalFields() {
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
                null,
                null,
                null);

        upsert.upsert(batch(bare));

        assertThat(row(bare))
                .containsEntry("body", "")
                .containsEntry("day_offset", 365)
                .containsEntry("prospect_name", null)
                .containsEntry("intent_reason", null)
                .containsEntry("not_before", null)
                .containsEntry("wait_for", null)
                .containsEntry("variant", null);
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
    void updatesAPendingDraftWithANewerText() {
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
                null,
                "accepted",
                "short-v2");

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
                .containsEntry("wait_for", "accepted")
                .containsEntry("variant", "short-v2")
                .containsEntry("version", 2)
                .containsEntry("created_at", Timestamp.from(created));
        assertThat(time(old, "updated_at")).isAfterOrEqualTo(now);
        assertThat(time(old, "expires_at")).isEqualTo(time(old, "updated_at").plus(Duration.ofDays(30)));
    }

    @Test
    void ignoresAnOlderTextAndOneWithTheSameTime() {
        Draft draft = message(customer, "jane", "kept", ago(Duration.ofHours(2)));
        upsert.upsert(batch(draft));
        String before = rowAsText(draft.id());

        assertThat(upsert.upsert(batch(message(customer, "jane", "older", ago(Duration.ofHours(3))))))
                .isEqualTo(new Upserted(0, 0, 1, List.of()));
        upsert.upsert(batch(message(customer, "jane", "same time", draft.draftedAt())));

        assertThat(rowAsText(draft.id())).isEqualTo(before);
    }

    @Test
    void keepsTheNewestDraftOfAKeyThatOccursTwiceInABatch() {
        Draft first = message(customer, "jane", "first", ago(Duration.ofHours(3)));
        Draft newest = message(customer, "jane", "newest", ago(Duration.ofHours(1)));
        Draft between = message(customer, "jane", "between", ago(Duration.ofHours(2)));

        assertThat(upsert.upsert(batch(first, newest, between))).isEqualTo(new Upserted(1, 0, 2, List.of()));

        assertThat(row(first)).containsEntry("body", "newest").containsEntry("version", 1);
    }

    @Test
    void writesNewDraftsInAReplay() {
        Draft known = message(customer, "jane", "known", ago(Duration.ofHours(2)));
        Draft outdated = message(customer, "joe", "outdated", ago(Duration.ofHours(3)));
        upsert.upsert(batch(known, outdated));
        String before = rowAsText(known.id());
        assertThat(upsert.upsert(batch(known, outdated))).isEqualTo(new Upserted(0, 0, 2, List.of()));

        Draft newer = message(customer, "joe", "newer", ago(Duration.ofHours(1)));
        Draft fresh = message(customer, "jim", "fresh", ago(Duration.ofHours(1)));
        assertThat(upsert.upsert(batch(known, newer, fresh))).isEqualTo(new Upserted(1, 1, 1, List.of()));

        assertThat(rowAsText(known.id())).isEqualTo(before);
        assertThat(row(newer)).containsEntry("body", "newer").containsEntry("version", 2);
        assertThat(row(fresh)).containsEntry("body", "fresh").containsEntry("version", 1);
    }

    @Test
    void findsARowByItsUniqueKeyNotByItsId() {
        UUID id = rows.insert(
                QueueRow.pending(customer).with("id", UUID.randomUUID()).prospect("https://www.linkedin.com/in/jane"));

        assertThat(upsert.upsert(batch(message(customer, "jane", "new", now))))
                .isEqualTo(new Upserted(0, 1, 0, List.of()));

        assertThat(rows.all(customer)).hasSize(1);
        assertThat(rows.read(customer, id)).containsEntry("body", "new");
    }

    @Test
    void updatesAReopenedDraftWithANewerText() {
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

    private Map<String, @Nullable Object> row(Draft draft) {
        return rows.read(draft.customerId(), draft.id());
    }

    private Instant time(Draft draft, String column) {
        return rows.time(draft.customerId(), draft.id(), column);
    }
}
