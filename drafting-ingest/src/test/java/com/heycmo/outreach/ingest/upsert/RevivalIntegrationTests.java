package com.heycmo.outreach.ingest.upsert;

import static com.heycmo.outreach.ingest.upsert.Drafts.batch;
import static com.heycmo.outreach.ingest.upsert.Drafts.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.heycmo.outreach.event.DecisionEvent;
import com.heycmo.outreach.testsupport.QueueRow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Ingest writes an audit entry and a decision event for revived drafts only. */
class RevivalIntegrationTests extends UpsertTestBase {

    static Stream<Arguments> expired() {
        return DecidedAndExpiredIntegrationTests.expired();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("expired")
    void writesAnAuditEntryAndAnEventForARevivedDraft(String what, QueueRow expired) {
        UUID id = insert(expired, "jane");

        upsert.upsert(batch(message(customer, "jane", "fresh", ago(Duration.ofMinutes(30)))));

        assertThat(audit()).hasSize(1);
        assertThat(audit().get(0))
                .containsEntry("what", "revived")
                .containsEntry("draft_id", id)
                .containsEntry("version", 2)
                .containsEntry("actor", "agent")
                .containsEntry("actor_id", null)
                .containsEntry("detail", null);
        assertThat(rows.outbox(customer)).singleElement().satisfies(row -> {
            DecisionEvent event = event(row);
            assertThat(event)
                    .isEqualTo(new DecisionEvent(
                            event.eventId(),
                            "revived",
                            customer,
                            id,
                            "message",
                            0,
                            "funding_news",
                            null,
                            ago(Duration.ofMinutes(30)),
                            rows.time(customer, id, "updated_at"),
                            2,
                            "agent",
                            null,
                            null,
                            null));
            assertThat(row)
                    .containsEntry("id", event.eventId())
                    .containsEntry("aggregatetype", "linkedin.outreach.decisions")
                    .containsEntry("aggregateid", id)
                    .containsEntry("type", "com.heycmo.linkedin.outreach.revived.v1");
            assertThat(String.valueOf(row.get("payload"))).doesNotContain("fresh", "Jane", "linkedin.com");
        });
    }

    @Test
    void writesNothingForANewDraftOrANewerText() {
        upsert.upsert(batch(message(customer, "jane", "first", ago(Duration.ofHours(2)))));
        Upserted upserted = upsert.upsert(batch(
                message(customer, "jane", "second", ago(Duration.ofHours(1))),
                message(customer, "joe", "first", ago(Duration.ofHours(1)))));

        assertThat(upserted).isEqualTo(new Upserted(1, 1, 0, List.of()));
        assertThat(audit()).isEmpty();
        assertThat(rows.outbox(customer)).isEmpty();
    }

    @Test
    void revivesOnceInAReplay() {
        insert(QueueRow.expired(customer), "jane");
        List<ReceivedDraft> fresh = batch(message(customer, "jane", "fresh", ago(Duration.ofMinutes(30))));

        upsert.upsert(fresh);
        upsert.upsert(fresh);
        upsert.upsert(batch(message(customer, "jane", "fresher", ago(Duration.ofMinutes(20)))));

        assertThat(audit()).hasSize(1);
        assertThat(rows.outbox(customer)).hasSize(1);
    }

    @Test
    void writesEntriesOnlyForTheRevivedDraftsOfABatch() {
        List<UUID> expired = IntStream.range(0, 20)
                .mapToObj(i -> insert(QueueRow.expired(customer), "old-" + i))
                .toList();
        List<ReceivedDraft> drafts = IntStream.range(0, 20)
                .boxed()
                .flatMap(i -> batch(
                        message(customer, "old-" + i, "fresh", ago(Duration.ofMinutes(30))),
                        message(customer, "new-" + i, "new", ago(Duration.ofMinutes(30))))
                        .stream())
                .toList();

        Upserted upserted = upsert.upsert(drafts);

        assertThat(upserted).isEqualTo(new Upserted(20, 20, 0, List.of()));
        assertThat(audit()).extracting(entry -> entry.get("draft_id")).containsExactlyInAnyOrderElementsOf(expired);
        assertThat(rows.outbox(customer))
                .extracting(event -> event.get("aggregateid"))
                .containsExactlyInAnyOrderElementsOf(expired);
    }

    @Test
    void writesNoEventForARolledBackRevival() {
        insert(QueueRow.expired(customer), "jane");

        Upserted upserted = upsert.upsert(batch(
                message(customer, "jane", "fresh", ago(Duration.ofMinutes(30))),
                message(customer, "joe", "\0", ago(Duration.ofMinutes(30)))));

        // By the half of the batch without the refused draft.
        assertThat(upserted.refused()).hasSize(1);
        assertThat(rows.outbox(customer)).hasSize(1);
    }

    @Test
    void doesNotReviveIfTheEventCannotBeWritten() {
        UUID id = insert(QueueRow.expired(customer), "jane");
        withoutInsertOnOutbox(() -> assertThatThrownBy(
                        () -> upsert.upsert(batch(message(customer, "jane", "fresh", ago(Duration.ofMinutes(30))))))
                .isInstanceOf(DatabaseAwayException.class));

        assertThat(rows.status(customer, id)).isEqualTo("expired");
        assertThat(audit()).isEmpty();
    }

    @Test
    void clearsTheTextFromBeforeAnEdit() {
        UUID id = insert(
                QueueRow.expired(customer)
                        .at("edited_at", Duration.ofDays(-8))
                        .with("edited_by_user_id", QueueRow.REVIEWER)
                        .with("drafted_body", "The agent's."),
                "jane");

        upsert.upsert(batch(message(customer, "jane", "fresh", ago(Duration.ofMinutes(30)))));

        assertThat(rows.read(customer, id)).containsEntry("drafted_body", null).containsEntry("edited_at", null);
    }

    private UUID insert(QueueRow row, String slug) {
        return rows.insert(row.with("customer_id", customer)
                .prospect("https://www.linkedin.com/in/" + slug)
                .at("drafted_at", Duration.ofDays(-8))
                .at("expires_at", Duration.ofHours(-1)));
    }

    private static DecisionEvent event(Map<String, @Nullable Object> row) {
        return JsonMapper.shared().readValue(String.valueOf(row.get("payload")), DecisionEvent.class);
    }

    private List<Map<String, @Nullable Object>> audit() {
        return rows.audit(customer);
    }
}
