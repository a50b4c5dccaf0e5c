package com.heycmo.outreach.approval.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.heycmo.outreach.access.caller.Person;
import com.heycmo.outreach.access.caller.Role;
import com.heycmo.outreach.approval.OnTheApi;
import com.heycmo.outreach.event.DecisionEvent;
import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.outbox.RelayWakeUp;
import com.heycmo.outreach.problems.ProblemException;
import com.heycmo.outreach.tenancy.CustomerScope;
import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Each decision that changes a draft publishes one event in the same transaction. */
class DecisionEventIntegrationTests extends OnTheApi {

    private static final String TEXT = "Hi Jane, congratulations on the round.";

    @Autowired
    private Decisions decisions;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private TestDatabase database;

    @Autowired
    private ApplicationContext context;

    @Test
    void anApprovalNamesDraftPersonAndTime() {
        UUID id = rows.insert(QueueRow.pending(customer)
                .with("version", 3)
                .with("day_offset", 3)
                .with("intent_source", "funding_news"));

        api.post(customer, "/" + id + "/approve").ok();

        Map<String, @Nullable Object> row = onlyRow();
        DecisionEvent event = event(row);
        assertThat(event)
                .isEqualTo(new DecisionEvent(
                        event.eventId(),
                        "approved",
                        customer,
                        id,
                        "message",
                        3,
                        "funding_news",
                        null,
                        rows.time(customer, id, "drafted_at"),
                        rows.time(customer, id, "approved_at"),
                        3,
                        "person",
                        REVIEWER,
                        "api",
                        null));
        assertThat(row)
                .containsEntry("id", event.eventId())
                .containsEntry("aggregateid", id)
                .containsEntry("type", "com.heycmo.linkedin.outreach.approved.v1")
                .containsEntry("customer_id", customer)
                .containsEntry("created_at", java.sql.Timestamp.from(event.occurredAt()));
        assertThat(payload(row)).doesNotContain(TEXT, "Jane", "linkedin.com");
    }

    @Test
    void aSkipCarriesItsReason() {
        UUID id = rows.insert(QueueRow.approved(customer));

        api.post(customer, "/" + id + "/skip", "{\"reason\":\"Already a customer\"}")
                .ok();

        assertThat(event(onlyRow())).satisfies(event -> {
            assertThat(event.type()).isEqualTo("skipped");
            assertThat(event.draftId()).isEqualTo(id);
            assertThat(event.reason()).isEqualTo("Already a customer");
            assertThat(event.actorId()).isEqualTo(REVIEWER);
            assertThat(event.occurredAt()).isEqualTo(rows.time(customer, id, "skipped_at"));
        });
    }

    @Test
    void anEditHasTheNewVersionAndNeitherText() {
        UUID id = rows.insert(QueueRow.pending(customer));

        api.patch(customer, "/" + id, "{\"body\":\"My very own words.\",\"version\":1}")
                .ok();

        assertThat(event(onlyRow()).type()).isEqualTo("edited");
        assertThat(event(onlyRow()).version()).isEqualTo(2);
        assertThat(event(onlyRow()).reason()).isNull();
        assertThat(payload(onlyRow())).doesNotContain("My very own words.", TEXT);
    }

    @Test
    void aReopeningNamesThePerson() {
        UUID id = rows.insert(QueueRow.failed(customer));
        Instant before = rows.now();

        api.post(customer, "/" + id + "/reopen").ok();

        DecisionEvent event = event(onlyRow());
        assertThat(event.type()).isEqualTo("reopened");
        assertThat(event.version()).isEqualTo(2);
        assertThat(event.actor()).isEqualTo("person");
        assertThat(event.actorId()).isEqualTo(REVIEWER);
        assertThat(event.occurredAt()).isBetween(before, rows.now());
    }

    @Test
    void aReopeningWithAnotherTextIsAReopeningAndAnEditOrNeither() {
        UUID id = rows.insert(QueueRow.failed(customer));

        assertThatThrownBy(() -> inScope(() -> decisions.editAndReopen(by(), customer, id, 1, " ", DecidedVia.API)))
                .isInstanceOf(ProblemException.class);
        assertThat(written()).isEmpty();

        inScope(() -> decisions.editAndReopen(by(), customer, id, 1, "Better.", DecidedVia.API));

        assertThat(written())
                .map(DecisionEventIntegrationTests::event)
                .extracting(event -> event.type() + " " + event.version())
                .containsExactly("reopened 2", "edited 3");
    }

    @Test
    void repeatsAndRefusalsPublishNothing() {
        UUID approved = rows.insert(QueueRow.approved(customer));
        UUID skipped = rows.insert(QueueRow.skipped(customer));
        UUID expired = rows.insert(QueueRow.pending(customer).at("expires_at", Duration.ofMinutes(-1)));

        api.post(customer, "/" + approved + "/approve").ok();
        api.post(customer, "/" + skipped + "/skip", "{\"reason\":\"Once more\"}")
                .ok();
        api.post(customer, "/" + skipped + "/approve").problem(409, "/problems/invalid-transition");
        api.post(customer, "/" + expired + "/approve").problem(409, "/problems/draft-expired");
        api.patch(customer, "/" + approved, "{\"body\":\"Hello.\",\"version\":7}")
                .problem(409, "/problems/stale-version");

        assertThat(written()).isEmpty();
    }

    @Test
    void aBulkDecisionPublishesEachChange() {
        UUID one = rows.insert(QueueRow.pending(customer));
        UUID other = rows.insert(QueueRow.pending(customer));
        UUID done = rows.insert(QueueRow.skipped(customer));

        api.post(customer, "/bulk", """
                {"operation":"skip","items":[{"id":"%s"},{"id":"%s"},{"id":"%s"}]}""".formatted(one, other, done)).ok();

        assertThat(written()).extracting(row -> row.get("aggregateid")).containsExactly(one, other);
    }

    @Test
    void aRollbackPublishesNothing() {
        UUID id = rows.insert(QueueRow.pending(customer));

        inScope(() -> transaction.execute(tx -> {
            tx.setRollbackOnly();
            return decisions.approve(by(), customer, id, null, DecidedVia.API);
        }));

        assertThat(rows.status(customer, id)).isEqualTo("pending_review");
        assertThat(written()).isEmpty();
    }

    @Test
    void changesNothingWithoutTheEvent() {
        UUID id = rows.insert(QueueRow.pending(customer));
        database.jdbc().sql("REVOKE INSERT ON outbox FROM outreach_service").update();
        try {
            assertThatThrownBy(() -> inScope(() -> decisions.approve(by(), customer, id, null, DecidedVia.API)))
                    .isInstanceOf(DataAccessException.class);
        } finally {
            database.jdbc().sql("GRANT INSERT ON outbox TO outreach_service").update();
        }

        assertThat(rows.status(customer, id)).isEqualTo("pending_review");
        assertThat(rows.audit(customer)).isEmpty();
    }

    @Test
    void leavesRelayingToAnotherService() {
        assertThat(context.getBeanNamesForType(RelayWakeUp.class)).isNotEmpty();
        assertThat(context.containsBean("outboxRelay")).isFalse();
    }

    private Person by() {
        return new Person(REVIEWER, "Jane", Map.of(customer, Role.REVIEWER));
    }

    private <T> T inScope(Supplier<T> decision) {
        try (CustomerScope scope = CustomerScope.open(customer)) {
            return decision.get();
        }
    }

    private List<Map<String, @Nullable Object>> written() {
        assertThat(rows.outbox(customer, Topic.OUTCOMES)).isEmpty();
        return rows.outbox(customer, Topic.DECISIONS);
    }

    private Map<String, @Nullable Object> onlyRow() {
        assertThat(written()).hasSize(1);
        return written().get(0);
    }

    private static DecisionEvent event(Map<String, @Nullable Object> row) {
        return JsonMapper.shared().readValue(payload(row), DecisionEvent.class);
    }

    private static String payload(Map<String, @Nullable Object> row) {
        return String.valueOf(row.get("payload"));
    }
}
