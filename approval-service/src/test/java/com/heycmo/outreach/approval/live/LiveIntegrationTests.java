package com.heycmo.outreach.approval.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.access.caller.Role;
import com.heycmo.outreach.approval.Answer;
import com.heycmo.outreach.approval.DatabaseCalls;
import com.heycmo.outreach.approval.OnTheApi;
import com.heycmo.outreach.approval.OpenPage;
import com.heycmo.outreach.approval.TestSignIn;
import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.TestDatabase;
import com.heycmo.outreach.testsupport.TestDevices;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;

/** Events of an open page. */
@Import(DatabaseCalls.class)
@ExtendWith(OutputCaptureExtension.class)
class LiveIntegrationTests extends OnTheApi {

    private static final Duration SOON = Duration.ofSeconds(2);

    @Autowired
    private TestDatabase database;

    @Autowired
    private TestDevices devices;

    @Autowired
    private LiveStreams streams;

    @Autowired
    private DatabaseCalls calls;

    private final List<OpenPage> pages = new ArrayList<>();
    private final List<String> sessions = new ArrayList<>();
    private UUID draft;

    @BeforeEach
    void insert() {
        draft = rows.insert(QueueRow.approved(customer));
    }

    /** So that no stream is open when the next test begins. */
    @AfterEach
    void close() {
        sessions.forEach(session -> TestSignIn.signOut(api, session));
        pages.forEach(OpenPage::close);
    }

    @Test
    void beginsWithHelloAndMustNotBeCached() {
        OpenPage page = page();

        assertThat(page.events().get(0))
                .isEqualTo(new OpenPage.Event("retry", page.events().get(0).data()));
        assertThat(page.events().get(0).data().asInt()).isEqualTo(1000);
        assertThat(page.events().get(1).name()).isEqualTo("hello");
        assertThat(page.header("Content-Type")).startsWith("text/event-stream");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("X-Accel-Buffering")).isEqualTo("no");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
    }

    @Test
    void reportsEachChangeOnceWithinTwoSeconds() {
        OpenPage page = page();

        change(draft);

        await().atMost(SOON).until(() -> page.ids().equals(List.of(draft)));
        change(draft);
        await().atMost(SOON).until(() -> page.ids().equals(List.of(draft, draft)));
        // Further polls find both rows again.
        UUID another = rows.insert(QueueRow.pending(customer));
        await().atMost(SOON).until(() -> page.ids().contains(another));
        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(4))
                .until(() -> page.ids().equals(List.of(draft, draft, another)));
        assertThat(page.changes())
                .allSatisfy(change -> assertThat(change.get("many").asBoolean()).isFalse());
    }

    @Test
    void reportsChangesCommittedLongAfterTheirTime() throws SQLException {
        OpenPage page = page();
        try (Connection late = database.dataSource().getConnection();
                Statement statement = late.createStatement()) {
            late.setAutoCommit(false);
            statement.executeUpdate("UPDATE linkedin_outreach_queue SET updated_at = now() WHERE id = '" + draft + "'");
            for (int others = 1; others <= 3; others++) {
                UUID other = rows.insert(QueueRow.pending(customer));
                await().atMost(SOON).until(() -> page.ids().contains(other));
            }
            await().pollDelay(Duration.ofSeconds(1)).until(() -> !page.ids().contains(draft));
            late.commit();
        }

        await().atMost(SOON).until(() -> page.ids().contains(draft));
        assertThat(page.ids()).doesNotHaveDuplicates();
    }

    /** Ingest sets {@code updated_at} to the begin of its transaction. */
    @Test
    void reportsAChangeHoweverLongItsTransactionTook() throws SQLException {
        try (Connection slow = database.dataSource().getConnection();
                Statement statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.executeUpdate(
                    "UPDATE linkedin_outreach_queue SET updated_at = now() - interval '1 hour' WHERE id = '" + draft
                            + "'");
            OpenPage page = page();
            UUID other = rows.insert(QueueRow.pending(customer));
            await().atMost(SOON).until(() -> page.ids().equals(List.of(other)));

            slow.commit();

            await().atMost(SOON).until(() -> page.ids().equals(List.of(other, draft)));
        }
    }

    @Test
    void reportsAChangeThatDoesNotSetItsTime() {
        OpenPage page = page();

        rows.change(customer, draft, QueueRow.changes().with("prospect_role", "CTO"));

        await().atMost(SOON).until(() -> page.ids().equals(List.of(draft)));
    }

    /** After a restore, for instance, when the counter of transactions begins anew. */
    @Test
    void ignoresRowsOfTransactionsThatHaveNotBegunYet() {
        execute("ALTER TABLE linkedin_outreach_queue DISABLE TRIGGER changed_by");
        execute("UPDATE linkedin_outreach_queue SET changed_by = '9000000000000' WHERE id = '" + draft + "'");
        execute("ALTER TABLE linkedin_outreach_queue ENABLE TRIGGER changed_by");
        OpenPage page = page();

        await().during(SOON)
                .atMost(SOON.plusSeconds(1))
                .until(() -> page.changes().isEmpty());
        change(draft);
        await().atMost(SOON).until(() -> page.ids().equals(List.of(draft)));
    }

    @Test
    void reportsClaims() {
        OpenPage page = page();

        String verdict = database.jdbc()
                .sql("""
                        SELECT verdict
                          FROM linkedin_outreach_claim(:customer, :customer, NULL, ARRAY['message'], ARRAY[30],
                               '{NULL}', interval '5 minutes', 3)
                        """)
                .param("customer", customer)
                .query(String.class)
                .single();

        assertThat(verdict).isEqualTo("job");
        await().atMost(SOON).until(() -> page.ids().equals(List.of(draft)));
    }

    @Test
    void reportsDecisions() {
        OpenPage page = page();

        api.post(customer, "/" + draft + "/skip").ok();

        await().atMost(SOON).until(() -> page.ids().equals(List.of(draft)));
    }

    @Test
    void reportsPauseAndDevicesWithoutADraft() {
        OpenPage page = page();

        api.post(customer, "/pause").ok();
        await().atMost(SOON).until(() -> page.changes().size() == 1);
        UUID device = devices.pair(customer).id();
        await().atMost(SOON).until(() -> page.changes().size() == 2);
        seen(device);
        await().atMost(SOON).until(() -> page.changes().size() == 3);
        // A device that is seen again changes nothing.
        seen(device);
        await().during(SOON)
                .atMost(SOON.plusSeconds(1))
                .until(() -> page.changes().size() == 3);
        devices.revoke(customer, device);
        await().atMost(SOON).until(() -> page.changes().size() == 4);
        assertThat(page.ids()).isEmpty();
    }

    @Test
    void reportsManyWhenTooManyDraftsChange() {
        OpenPage page = page();

        insertMany(201);

        await().atMost(SOON)
                .until(() -> page.changes().stream()
                        .anyMatch(change -> change.get("many").asBoolean()));
        assertThat(page.ids()).isEmpty();
    }

    @Test
    void reportsNothingOfAnotherCustomer() {
        OpenPage page = page();
        UUID other = UUID.randomUUID();
        OpenPage theirs = open(OpenPage.of(api, other, session(UUID.randomUUID(), other)));

        UUID draftOfOther = rows.insert(QueueRow.pending(other));

        await().atMost(SOON).until(() -> theirs.ids().equals(List.of(draftOfOther)));
        await().during(SOON)
                .atMost(SOON.plusSeconds(1))
                .until(() -> page.changes().isEmpty());
    }

    @Test
    void sendsHeartbeats() {
        OpenPage page = page();

        await().atMost(Duration.ofSeconds(13)).until(() -> page.has("alive"));
        assertThat(page.changes()).isEmpty();
    }

    @Test
    void endsAtOnceWhenThePersonSignsOutWithoutLoggingAnError(CapturedOutput output) {
        String session = session(UUID.randomUUID());
        OpenPage page = open(OpenPage.of(api, customer, session));
        OpenPage anotherPersons = page();

        TestSignIn.signOut(api, session);

        await().atMost(Duration.ofSeconds(1)).until(page::hasEnded);
        change(draft);
        await().atMost(SOON).until(() -> anotherPersons.ids().contains(draft));
        assertThat(page.ids()).isEmpty();
        assertThat(output.getAll()).doesNotContain("ERROR", "Exception", "Denied");
    }

    @Test
    void toleratesABrowserThatDisconnects(CapturedOutput output) {
        page().close();
        OpenPage other = page();

        await().atMost(Duration.ofSeconds(30)).until(() -> {
            change(draft);
            return streams.byCustomer().getOrDefault(customer, List.of()).size() == 1;
        });

        await().atMost(SOON).until(() -> other.ids().contains(draft));
        assertThat(output.getAll()).doesNotContain("ERROR", "Exception");
    }

    @Test
    void requiresASessionForTheCustomer() {
        UUID stranger = UUID.randomUUID();
        String theirs = TestSignIn.session(api, UUID.randomUUID(), stranger, Role.REVIEWER);

        send(theirs).problem(403, "/problems/forbidden");
        send(null).problem(401, "/problems/unauthorized");
        assertThat(api.send(api.reviewer(customer, "/outreach/linkedin/" + customer + "/live"))
                        .status())
                .as("bearer tokens are not accepted on pages")
                .isEqualTo(302);
    }

    @Test
    void rejectsHead() {
        Answer answer = api.send(
                OpenPage.request(api, customer, session(UUID.randomUUID())).method("HEAD", BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(405);
        assertThat(streams.byCustomer()).doesNotContainKey(customer);
    }

    @Test
    void doesNotPollWithoutListeners() {
        String session = session(UUID.randomUUID());
        OpenPage page = open(OpenPage.of(api, customer, session));
        TestSignIn.signOut(api, session);
        await().atMost(SOON).until(page::hasEnded);
        assertThat(streams.byCustomer()).isEmpty();

        // One poll may be under way.
        long before = calls.transactions();

        await().during(Duration.ofSeconds(5))
                .atMost(Duration.ofSeconds(6))
                .until(() -> calls.transactions() <= before + 1);
        page();
        await().atMost(Duration.ofSeconds(5)).until(() -> calls.transactions() > before + 1);
    }

    private OpenPage page() {
        return open(OpenPage.of(api, customer, session(UUID.randomUUID())));
    }

    private OpenPage open(OpenPage page) {
        pages.add(page);
        return page;
    }

    private String session(UUID person) {
        return session(person, customer);
    }

    private String session(UUID person, UUID of) {
        String session = TestSignIn.session(api, person, of, Role.VIEWER);
        sessions.add(session);
        return session;
    }

    private Answer send(@Nullable String session) {
        return api.send(OpenPage.request(api, customer, session));
    }

    private void change(UUID id) {
        rows.change(customer, id, QueueRow.changes().at("updated_at", Duration.ZERO));
    }

    private void seen(UUID device) {
        execute("UPDATE linkedin_outreach_extension SET last_seen_at = clock_timestamp() WHERE id = '" + device + "'");
    }

    private void execute(String sql) {
        database.jdbc().sql(sql).update();
    }

    private void insertMany(int count) {
        database.jdbc()
                .sql("""
                        INSERT INTO linkedin_outreach_queue (customer_id, id, action, prospect_url, body)
                        SELECT :customer, gen_random_uuid(), 'message', 'https://www.linkedin.com/in/many-' || n, 'Hi.'
                          FROM generate_series(1, :count) AS n
                        """)
                .param("customer", customer)
                .param("count", count)
                .update();
    }
}
