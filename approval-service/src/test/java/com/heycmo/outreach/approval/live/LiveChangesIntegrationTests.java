package com.heycmo.outreach.approval.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.approval.OpenPage;
import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.TestDatabase;
import com.heycmo.outreach.testsupport.TestDevices;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An open page receives each change of the customer's rows. */
class LiveChangesIntegrationTests extends LiveTestBase {

    @Autowired
    private TestDatabase database;

    @Autowired
    private TestDevices devices;

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
