package com.heycmo.outreach.dispatch.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.heycmo.outreach.dispatch.DispatchTestBase;
import com.heycmo.outreach.testsupport.QueueRow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class TextRetentionIntegrationTests extends DispatchTestBase {

    private static final int DAYS = 30;

    private final String url = "https://www.linkedin.com/in/jane-" + UUID.randomUUID();

    @Autowired
    private TextRetention retention;

    @Test
    void removesTextsAndNamesOfDraftsThatEndedEarlier() {
        List<UUID> ended = List.of(
                insert(QueueRow.sent(customerId, Duration.ofHours(1)).with("result_url", url + "/x"), 0, 31),
                insert(QueueRow.failed(customerId), 1, 31),
                insert(QueueRow.skipped(customerId).with("skip_reason", "Not Jane"), 2, 31),
                insert(QueueRow.expired(customerId), 3, 31));

        assertThat(retention.blankEndedDrafts(DAYS)).isGreaterThanOrEqualTo(ended.size());

        for (UUID id : ended) {
            Map<String, @Nullable Object> row = rows.read(customerId, id);
            assertThat(row).containsEntry("body", "").containsEntry("prospect_url", url);
            for (String removed : List.of(
                    "prospect_name",
                    "prospect_company",
                    "prospect_role",
                    "drafted_body",
                    "intent_reason",
                    "result_url",
                    "error_message",
                    "skip_reason")) {
                assertThat(row.get(removed)).as(removed).isNull();
            }
        }
        assertThat(rows.audit(customerId))
                .extracting(entry -> entry.get("detail"))
                .containsOnlyNulls();
        assertThat(retention.blankEndedDrafts(DAYS))
                .as("they are not blanked twice")
                .isZero();
    }

    @Test
    void leavesOpenAndYoungDraftsAlone() {
        UUID pending = insert(QueueRow.pending(customerId), 0, 31);
        UUID approved = insert(QueueRow.approved(customerId), 1, 31);
        UUID young = insert(QueueRow.failed(customerId), 2, 29);

        retention.blankEndedDrafts(DAYS);

        for (UUID id : List.of(pending, approved, young)) {
            assertThat(rows.read(customerId, id)).containsEntry("prospect_name", "Jane Doe");
        }
    }

    @Test
    void blanksAgainWhatCameBackSince() {
        UUID id = insert(QueueRow.failed(customerId), 0, 31);
        retention.blankEndedDrafts(DAYS);
        rows.change(
                customerId,
                id,
                QueueRow.changes()
                        .with("body", "Hi again")
                        .at("blanked_at", Duration.ofDays(-60))
                        .at("updated_at", Duration.ofDays(-31)));

        retention.blankEndedDrafts(DAYS);

        assertThat(rows.read(customerId, id)).containsEntry("body", "");
    }

    @Test
    void blanksNothingTwiceHoweverMuchTimePasses() {
        UUID id = insert(QueueRow.failed(customerId), 0, 31);
        retention.blankEndedDrafts(DAYS);
        jdbc.sql("""
                        UPDATE linkedin_outreach_queue
                           SET blanked_at = blanked_at - interval '31 days', updated_at = updated_at - interval '31 days'
                         WHERE customer_id = :customer AND id = :id
                        """).param("customer", customerId).param("id", id).update();

        assertThat(retention.blankEndedDrafts(DAYS)).isZero();
    }

    @Test
    void leavesADraftThatSomebodyIsChangingToTheNextTime() {
        UUID changing = insert(QueueRow.failed(customerId), 0, 31);
        UUID other = insert(QueueRow.failed(customerId), 1, 31);

        transaction.executeWithoutResult(tx -> {
            jdbc.sql("SELECT id FROM linkedin_outreach_queue WHERE id = :id FOR UPDATE")
                    .param("id", changing)
                    .query()
                    .singleRow();
            assertThat(CompletableFuture.supplyAsync(() -> retention.blankEndedDrafts(DAYS)))
                    .succeedsWithin(Duration.ofSeconds(20));
        });

        assertThat(rows.read(customerId, other)).containsEntry("body", "");
        assertThat(rows.read(customerId, changing)).containsEntry("prospect_name", "Jane Doe");
        retention.blankEndedDrafts(DAYS);
        assertThat(rows.read(customerId, changing)).containsEntry("body", "");
    }

    @Test
    void twoInstancesBlankEachDraftOnce() {
        retention.blankEndedDrafts(DAYS);
        int drafts = 2 * RetentionStore.BATCH + 500;
        jdbc.sql("""
                        INSERT INTO linkedin_outreach_queue
                               (customer_id, id, action, status, prospect_url, body, skipped_at, skipped_by_user_id,
                                created_at, updated_at)
                        SELECT :customer, gen_random_uuid(), 'message', 'skipped',
                               'https://www.linkedin.com/in/p-' || n, 'Hi', now(), :reviewer, now() - interval '90 days',
                               now() - interval '90 days'
                          FROM generate_series(1, :drafts) AS n
                        """)
                .param("customer", customerId)
                .param("reviewer", QueueRow.REVIEWER)
                .param("drafts", drafts)
                .update();

        CompletableFuture<Long> one = CompletableFuture.supplyAsync(() -> retention.blankEndedDrafts(DAYS));
        CompletableFuture<Long> two = CompletableFuture.supplyAsync(() -> retention.blankEndedDrafts(DAYS));

        assertThat(one.join() + two.join() + retention.blankEndedDrafts(DAYS)).isEqualTo(drafts);
    }

    @Test
    void isOffByDefault() {
        UUID id = insert(QueueRow.failed(customerId), 0, 4000);

        assertThat(retention.blankEndedDrafts()).isZero();

        assertThat(rows.read(customerId, id)).containsEntry("prospect_name", "Jane Doe");
    }

    @Test
    void refusesANegativeTimeByName() {
        assertThatThrownBy(() -> new TextRetention(
                        new RetentionStore(jdbc), -1, Objects.requireNonNull(transaction.getTransactionManager())))
                .hasMessageContaining("outreach.retention.days is -1");
    }

    private UUID insert(QueueRow row, int day, int daysAgo) {
        UUID id = rows.insert(row.prospect(url)
                .with("day_offset", day)
                .with("prospect_company", "Acme")
                .with("drafted_body", "Hello Jane")
                .with("intent_reason", "Because of Jane")
                .at("updated_at", Duration.ofDays(-daysAgo)));
        jdbc.sql("""
                        INSERT INTO linkedin_outreach_audit (customer_id, what, draft_id, actor, detail)
                        VALUES (:customer, 'failed', :id, 'pipeline', 'No button at Jane Doe')
                        """).param("customer", customerId).param("id", id).update();
        return id;
    }
}
