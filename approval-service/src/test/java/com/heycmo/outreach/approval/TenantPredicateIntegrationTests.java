package com.heycmo.outreach.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.access.caller.Role;
import com.heycmo.outreach.approval.customers.Customers;
import com.heycmo.outreach.approval.history.History;
import com.heycmo.outreach.approval.history.HistoryEntry;
import com.heycmo.outreach.tenancy.CustomerScope;
import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.TenantCopy;
import com.heycmo.outreach.testsupport.TenantPredicateRemover;
import com.heycmo.outreach.testsupport.TestDatabase;
import com.heycmo.outreach.testsupport.TestIssuer;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/** Row-level security still separates customers if a statement lacks its customer predicate. */
@Import({TenantPredicateRemover.class, TestSignIn.class})
class TenantPredicateIntegrationTests extends OnTheApi {

    private final UUID otherCustomer = UUID.randomUUID();

    @Autowired
    private TestDatabase database;

    @Autowired
    private TenantPredicateRemover remover;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private History history;

    @Autowired
    private Customers customers;

    private TenantCopy copies;

    private UUID pending;
    private UUID approved;
    private UUID failed;
    private UUID skipped;
    private List<String> before = List.of();

    @BeforeEach
    void insertCopies() {
        copies = new TenantCopy(database);
        pending = rows.insert(QueueRow.pending(customer));
        approved = rows.insert(QueueRow.approved(customer));
        failed = rows.insert(QueueRow.failed(customer));
        skipped = rows.insert(QueueRow.pending(customer));
        rows.insert(QueueRow.sent(customer, Duration.ofHours(1)));
        copies.copy(customer, otherCustomer);
        database.jdbc().sql("""
                        INSERT INTO linkedin_outreach_customer (customer_id, paused_at, paused_by_user_id, name)
                        VALUES (:other, now(), :other, 'Theirs')
                        """).param("other", otherCustomer).update();
        database.jdbc()
                .sql("""
                        WITH person AS (
                            INSERT INTO linkedin_outreach_person (customer_id, user_id, name)
                            VALUES (:other, :reviewer, 'Theirs'))
                        INSERT INTO linkedin_outreach_audit (customer_id, what, draft_id, version, actor, actor_id)
                        VALUES (:other, 'approved', :approved, 1, 'person', :reviewer)
                        """)
                .param("other", otherCustomer)
                .param("reviewer", REVIEWER)
                .param("approved", approved)
                .update();
        before = copies.everythingOf(otherCustomer);
    }

    @AfterEach
    void enableRowSecurityAgain() {
        database.jdbc()
                .sql("ALTER TABLE linkedin_outreach_queue ENABLE ROW LEVEL SECURITY")
                .update();
    }

    @Test
    void showsAndChangesNothingOfAnotherCustomer() {
        UUID theirs = rows.insert(QueueRow.pending(otherCustomer).prospect("https://www.linkedin.com/in/theirs-alone"));
        before = copies.everythingOf(otherCustomer);

        readEverything(theirs);
        openThePages(theirs);
        listen();
        decideEverything(theirs);
        pairAndRevoke();
        readTheHistory();
        nameThisCustomer();
        // The other customer's draft for the same prospect does not conflict.
        Answer byHand = api.post(
                customer,
                "",
                "{\"action\":\"message\",\"prospectUrl\":\"linkedin.com/in/theirs-alone\",\"body\":\"Hi.\"}");
        assertThat(byHand.status()).as(byHand.body()).isEqualTo(202);

        assertThat(copies.everythingOf(otherCustomer)).isEqualTo(before);
        assertThat(rows.outbox(otherCustomer)).isEmpty();
        assertThat(remover.methods())
                .as("store methods that this test must call")
                .containsAll(TenantPredicateRemover.methodsOfStores(context, "com.heycmo.outreach.approval"));
        assertThat(remover.withoutPredicate())
                .as("statements without a customer predicate")
                .allSatisfy(sql -> assertThat(sql).startsWith("INSERT"));
    }

    /** Proves that the test above can fail. */
    @Test
    void showsOtherCustomersWithoutRowSecurity() {
        int withRowSecurity = api.get(customer, "?limit=200").ok().get("items").size();
        database.jdbc()
                .sql("ALTER TABLE linkedin_outreach_queue DISABLE ROW LEVEL SECURITY")
                .update();

        assertThat(api.get(customer, "?limit=200").ok().get("items").size())
                .isGreaterThanOrEqualTo(2 * withRowSecurity);
    }

    private void readEverything(UUID theirs) {
        for (String order : List.of("asc", "desc")) {
            assertThat(api.get(customer, "?limit=200&order=" + order).ok().get("items"))
                    .hasSize(5)
                    .allSatisfy(
                            row -> assertThat(row.get("customerId").asString()).isEqualTo(customer.toString()));
        }
        assertThat(api.get(customer, "/" + pending).ok().get("customerId").asString())
                .isEqualTo(customer.toString());
        api.get(customer, "/" + theirs).problem(404, "/problems/not-found");
        var usage = api.get(customer, "/usage").ok();
        assertThat(usage.get("statuses").get("pending_review").asInt()).isEqualTo(2);
        assertThat(usage.get("actions").get("message").get("sent").asInt()).isEqualTo(1);
        assertThat(usage.get("paused").asBoolean()).isFalse();
    }

    private void openThePages(UUID theirs) {
        String session = TestSignIn.session(api, REVIEWER, customer, Role.REVIEWER);
        String pages = "/outreach/linkedin/" + customer;
        for (String page : List.of(
                "?open=" + theirs,
                "?tab=approved",
                "?tab=sent",
                "?tab=failed&source=none&days=7",
                "/changes?shown=" + theirs + "," + pending + "&other=" + theirs + "," + pending,
                "/selection",
                "/history",
                "/extensions")) {
            Answer answer = api.send(api.request(pages + page).header("Cookie", session));
            assertThat(answer.status()).as(page).isEqualTo(200);
            assertThat(answer.body()).as(page).doesNotContain("theirs-alone", "Theirs");
        }
        assertThat(api.send(api.request(pages + "/selection").header("Cookie", session))
                        .json()
                        .get("drafts"))
                .hasSize(2);
    }

    private void listen() {
        try (OpenPage page = OpenPage.of(api, customer)) {
            rows.change(otherCustomer, pending, QueueRow.changes().at("updated_at", Duration.ZERO));
            rows.change(customer, skipped, QueueRow.changes().at("updated_at", Duration.ZERO));
            await().until(() -> page.ids().contains(skipped));
            assertThat(page.ids()).containsOnly(skipped);
        }
        before = copies.everythingOf(otherCustomer);
    }

    private void decideEverything(UUID theirs) {
        api.send(api.request(ApprovalApi.queue(customer) + "/" + pending)
                        .header("Authorization", "Bearer " + TestIssuer.shared().reviewer(REVIEWER, customer, "Jane"))
                        .header("Content-Type", "application/json")
                        .method("PATCH", BodyPublishers.ofString("{\"body\":\"Hi.\",\"version\":1}")))
                .ok();
        api.patch(customer, "/" + pending, "{\"body\":\"Hello.\",\"version\":2}")
                .ok();
        api.post(customer, "/" + pending + "/approve").ok();
        api.post(customer, "/" + skipped + "/skip").ok();
        api.post(customer, "/" + approved + "/skip").ok();
        api.post(customer, "/" + failed + "/reopen").ok();
        for (String decision : List.of("/approve", "/skip", "/reopen")) {
            api.post(customer, "/" + theirs + decision).problem(404, "/problems/not-found");
        }
        api.post(customer, "/pause").ok();
        api.post(customer, "/resume").ok();
    }

    private void pairAndRevoke() {
        Answer paired = api.send(api.reviewer(customer, extensions(""))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"deviceName\":\"Laptop\"}")));
        assertThat(paired.status()).as(paired.body()).isEqualTo(201);
        String id = paired.text("id");
        database.jdbc().sql("""
                        WITH device AS (
                            INSERT INTO linkedin_outreach_extension (customer_id, id, device_name, created_by_user_id)
                            VALUES (:other, CAST(:id AS uuid), 'Theirs', :other))
                        INSERT INTO linkedin_outreach_extension_token (customer_id, extension_id, token_hash)
                        VALUES (:other, CAST(:id AS uuid), sha256(''))
                        """).param("other", otherCustomer).param("id", id).update();
        before = copies.everythingOf(otherCustomer);

        assertThat(api.send(api.reviewer(customer, extensions(""))).body())
                .contains("Laptop")
                .doesNotContain("Theirs");
        Answer renamed = api.send(api.reviewer(customer, extensions("/" + id))
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString("{\"deviceName\":\"Desk\"}")));
        assertThat(renamed.text("deviceName")).isEqualTo("Desk");
        Answer rotated = api.send(
                api.reviewer(customer, extensions("/" + id + "/rotate")).POST(BodyPublishers.noBody()));
        assertThat(rotated.text("deviceName")).isEqualTo("Desk");
        // The second revocation changes nothing and runs the statement that checks whether the device exists.
        for (int i = 0; i < 2; i++) {
            assertThat(api.send(api.reviewer(customer, extensions("/" + id)).DELETE())
                            .status())
                    .isEqualTo(204);
        }
    }

    private void readTheHistory() {
        assertThat(api.get(customer, "/audit?limit=200").ok().get("items"))
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.toString()).doesNotContain("Theirs"));
        try (CustomerScope scope = CustomerScope.open(customer)) {
            assertThat(history.ofDraft(customer, approved))
                    .extracting(HistoryEntry::what)
                    .containsExactly("skipped");
            assertThat(history.names(customer, List.of(REVIEWER))).containsOnly(Map.entry(REVIEWER, "Jane"));
        }
    }

    private void nameThisCustomer() {
        assertThat(customers.names(List.of(customer))).isEmpty();
        try (CustomerScope scope = CustomerScope.open(customer)) {
            customers.rename(customer, "Ours");
        }
        assertThat(customers.names(List.of(customer))).containsValue("Ours");
    }

    private String extensions(String path) {
        return "/api/linkedin/extensions/" + customer + path;
    }
}
