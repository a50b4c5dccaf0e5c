package com.heycmo.outreach.approval.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.heycmo.outreach.access.caller.Person;
import com.heycmo.outreach.access.caller.Role;
import com.heycmo.outreach.approval.Answer;
import com.heycmo.outreach.approval.OnTheApi;
import com.heycmo.outreach.approval.decision.DecidedVia;
import com.heycmo.outreach.approval.decision.Decisions;
import com.heycmo.outreach.approval.extensions.Extensions;
import com.heycmo.outreach.approval.queue.DraftRow;
import com.heycmo.outreach.problems.ProblemException;
import com.heycmo.outreach.tenancy.CustomerScope;
import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.TestDatabase;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionTemplate;

/** Each action of a person is audited in its own transaction; actions that change nothing are not audited. */
class AuditIntegrationTests extends OnTheApi {

    private static final Duration PAST = Duration.ofMinutes(-1);

    @Autowired
    private Decisions decisions;

    @Autowired
    private Extensions extensions;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private TestDatabase database;

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void anApprovalRecordsItsPerson() {
        UUID id = rows.insert(QueueRow.pending(customer).with("version", 3));

        api.post(customer, "/" + id + "/approve").ok();

        assertThat(only())
                .containsEntry("what", "approved")
                .containsEntry("draft_id", id)
                .containsEntry("extension_id", null)
                .containsEntry("version", 3)
                .containsEntry("actor", "person")
                .containsEntry("actor_id", REVIEWER)
                .containsEntry("detail", null);
    }

    @Test
    void aSkipRecordsItsReason() {
        UUID id = rows.insert(QueueRow.pending(customer));

        api.post(customer, "/" + id + "/skip", "{\"reason\":\"Already a customer\"}")
                .ok();

        assertThat(only())
                .containsEntry("what", "skipped")
                .containsEntry("actor_id", REVIEWER)
                .containsEntry("detail", "Already a customer");
    }

    @Test
    void anEditRecordsTheNewVersionButNotTheText() {
        UUID id = rows.insert(QueueRow.pending(customer));

        api.patch(customer, "/" + id, "{\"body\":\"Hello.\",\"version\":1}").ok();

        assertThat(only())
                .containsEntry("what", "edited")
                .containsEntry("version", 2)
                .containsEntry("detail", null);
    }

    @Test
    void recordsAReopeningByAPerson() {
        UUID id = rows.insert(QueueRow.failed(customer));

        api.post(customer, "/" + id + "/reopen").ok();

        assertThat(only())
                .containsEntry("what", "reopened")
                .containsEntry("version", 2)
                .containsEntry("actor", "person")
                .containsEntry("actor_id", REVIEWER);
    }

    @Test
    void repeatedDecisionsAreNotRecorded() {
        UUID approved = rows.insert(QueueRow.approved(customer));
        UUID skipped = rows.insert(QueueRow.skipped(customer));

        api.post(customer, "/" + approved + "/approve").ok();
        api.post(customer, "/" + skipped + "/skip", "{\"reason\":\"Once more\"}")
                .ok();

        assertThat(audit()).isEmpty();
    }

    @Test
    void rejectedDecisionsAreNotRecorded() {
        UUID sent = rows.insert(QueueRow.sent(customer, Duration.ofHours(1)));
        UUID expired = rows.insert(QueueRow.pending(customer).at("expires_at", PAST));

        api.post(customer, "/" + sent + "/approve").problem(409, "/problems/invalid-transition");
        api.post(customer, "/" + expired + "/approve").problem(409, "/problems/draft-expired");
        api.patch(customer, "/" + sent, "{\"body\":\"Hello.\",\"version\":7}").problem(409, "/problems/stale-version");

        assertThat(audit()).isEmpty();
    }

    @Test
    void eachDecisionOfABulkRequestHasItsOwnEntry() {
        UUID one = rows.insert(QueueRow.pending(customer));
        UUID other = rows.insert(QueueRow.pending(customer));
        UUID done = rows.insert(QueueRow.skipped(customer));

        api.post(customer, "/bulk", """
                {"operation":"skip","items":[{"id":"%s"},{"id":"%s"},{"id":"%s"}]}""".formatted(one, other, done)).ok();

        assertThat(audit()).extracting(entry -> entry.get("draft_id")).containsExactly(one, other);
    }

    @Test
    void onlyPausesThatChangeSomethingAreRecorded() {
        api.post(customer, "/resume").ok();
        api.post(customer, "/pause").ok();
        api.post(customer, "/pause").ok();
        api.post(customer, "/resume").ok();
        api.post(customer, "/resume").ok();

        assertThat(audit())
                .extracting(entry -> entry.get("what"), entry -> entry.get("actor_id"), entry -> entry.get("draft_id"))
                .containsExactly(tuple("paused", REVIEWER, null), tuple("resumed", REVIEWER, null));
    }

    @Test
    void changesOfADeviceAreRecordedWithItsNameAtThatTime() {
        UUID id = UUID.fromString(device("POST", "", "Laptop").text("id"));
        device("PATCH", "/" + id, "Desk").ok();
        device("PATCH", "/" + id, "Desk").ok();
        device("POST", "/" + id + "/rotate", "").ok();
        device("DELETE", "/" + id, "");
        device("DELETE", "/" + id, "");
        device("POST", "/" + id + "/rotate", "").problem(404, "/problems/not-found");

        assertThat(audit())
                .allSatisfy(entry -> assertThat(entry)
                        .containsEntry("extension_id", id)
                        .containsEntry("draft_id", null)
                        .containsEntry("actor", "person")
                        .containsEntry("actor_id", REVIEWER))
                .extracting(entry -> entry.get("what") + " " + entry.get("detail"))
                .containsExactly(
                        "extension_paired Laptop",
                        "extension_renamed Desk",
                        "extension_rotated Desk",
                        "extension_revoked Desk");
    }

    @Test
    void rolledBackActionsAreNotRecorded() {
        UUID id = rows.insert(QueueRow.pending(customer));

        as(
                "Jane",
                by -> transaction.execute(tx -> {
                    DraftRow row = decisions.approve(by, customer, id, null, DecidedVia.API);
                    tx.setRollbackOnly();
                    return row;
                }));

        assertThat(rows.status(customer, id)).isEqualTo("pending_review");
        assertThat(audit()).isEmpty();
        assertThat(names()).isEmpty();
    }

    @Test
    void anActionThatCannotBeRecordedIsRolledBack() {
        UUID id = rows.insert(QueueRow.pending(customer));
        database.jdbc()
                .sql("REVOKE INSERT ON linkedin_outreach_audit FROM outreach_service")
                .update();
        try {
            assertThatThrownBy(() -> as("Jane", by -> decisions.approve(by, customer, id, null, DecidedVia.API)))
                    .isInstanceOf(DataAccessException.class);
        } finally {
            database.jdbc()
                    .sql("GRANT INSERT ON linkedin_outreach_audit TO outreach_service")
                    .update();
        }

        assertThat(rows.status(customer, id)).isEqualTo("pending_review");
    }

    @Test
    void aReopeningWithAnotherTextIsBothOrNeither() {
        UUID id = rows.insert(QueueRow.failed(customer));

        assertThatThrownBy(() -> as("Jane", by -> decisions.editAndReopen(by, customer, id, 1, " ", DecidedVia.API)))
                .isInstanceOf(ProblemException.class);
        assertThat(rows.status(customer, id)).isEqualTo("failed");
        assertThat(audit()).isEmpty();

        DraftRow row = as("Jane", by -> decisions.editAndReopen(by, customer, id, 1, "Better.", DecidedVia.API));

        assertThat(row.status()).isEqualTo("pending_review");
        assertThat(row.body()).isEqualTo("Better.");
        assertThat(row.version()).isEqualTo(3);
        assertThat(audit())
                .extracting(entry -> entry.get("what") + " " + entry.get("version"))
                .containsExactly("reopened 2", "edited 3");
    }

    @Test
    void theFirstEditKeepsTheAgentsTextWhichTheApiDoesNotShow() {
        UUID id = rows.insert(QueueRow.pending(customer).with("body", "The agent's."));

        api.patch(customer, "/" + id, "{\"body\":\"Mine.\",\"version\":1}").ok();
        String answer = api.patch(customer, "/" + id, "{\"body\":\"Mine, again.\",\"version\":2}")
                .body();

        assertThat(row(id)).containsEntry("drafted_body", "The agent's.").containsEntry("body", "Mine, again.");
        assertThat(answer).doesNotContain("The agent's.").doesNotContain("draftedBody");
        assertThat(as("Jane", by -> decisions.approve(by, customer, id, 3, DecidedVia.API))
                        .draftedBody())
                .isEqualTo("The agent's.");
    }

    @Test
    void thePersonsNameIsThatOfTheLastAction() {
        UUID first = rows.insert(QueueRow.pending(customer));
        UUID second = rows.insert(QueueRow.pending(customer));
        UUID third = rows.insert(QueueRow.pending(customer));

        as("Jane", by -> decisions.approve(by, customer, first, null, DecidedVia.API));
        assertThat(names()).containsExactly("Jane");
        as("Jane Doe", by -> decisions.approve(by, customer, second, null, DecidedVia.API));
        as(null, by -> decisions.approve(by, customer, third, null, DecidedVia.API));
        assertThat(names()).containsExactly("Jane Doe");
    }

    private <T> T as(@Nullable String name, Function<Person, T> decision) {
        try (CustomerScope scope = CustomerScope.open(customer)) {
            return decision.apply(new Person(REVIEWER, name, Map.of(customer, Role.REVIEWER)));
        }
    }

    private Answer device(String method, String path, String name) {
        return api.send(api.reviewer(customer, "/api/linkedin/extensions/" + customer + path)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        name.isEmpty()
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString("{\"deviceName\":\"" + name + "\"}")));
    }

    private List<Map<String, @Nullable Object>> audit() {
        return rows.audit(customer);
    }

    private Map<String, @Nullable Object> only() {
        assertThat(audit()).hasSize(1);
        return audit().get(0);
    }

    private List<String> names() {
        return database.jdbc()
                .sql("SELECT name FROM linkedin_outreach_person WHERE customer_id = :customer")
                .param("customer", customer)
                .query(String.class)
                .list();
    }
}
