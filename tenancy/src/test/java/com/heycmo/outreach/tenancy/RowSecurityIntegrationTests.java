package com.heycmo.outreach.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.QueueRows;
import com.heycmo.outreach.testsupport.TenantCopy;
import com.heycmo.outreach.testsupport.TestDatabase;
import com.heycmo.outreach.testsupport.TestDevices;
import com.heycmo.outreach.testsupport.UseTestInfrastructure;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A statement that does not name its customer sees and changes the rows of the current customer only. */
@UseTestInfrastructure
@SpringBootTest(classes = TenancyTestApplication.class)
class RowSecurityIntegrationTests {

    private final UUID customer = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private TestDatabase database;

    @Autowired
    private QueueRows rows;

    @Autowired
    private TestDevices devices;

    private TenantCopy copy;

    @BeforeEach
    void giveTwoCustomersTheSameRows() {
        UUID draft = rows.insert(QueueRow.pending(customer));
        devices.pair(customer);
        database.jdbc()
                .sql("""
                        WITH customer AS (
                            INSERT INTO linkedin_outreach_customer (customer_id) VALUES (:customer)),
                             action_limit AS (
                            INSERT INTO linkedin_outreach_action_limit (customer_id, action, per_day)
                            VALUES (:customer, 'message', 20)),
                             release AS (
                            INSERT INTO linkedin_outreach_release
                                   (customer_id, draft_id, claim_token, released_at, status, paused)
                            VALUES (:customer, :draft, :draft, now(), 'approved', false)),
                             prospect AS (
                            INSERT INTO linkedin_outreach_prospect (customer_id, prospect_id, prospect_url)
                            VALUES (:customer, :customer, 'https://www.linkedin.com/in/jane')),
                             signal AS (
                            INSERT INTO linkedin_outreach_signal
                                   (customer_id, prospect_id, type, occurred_at, actor)
                            VALUES (:customer, :customer, 'replied', now(), 'pipeline')),
                             do_not_contact AS (
                            INSERT INTO linkedin_outreach_do_not_contact
                                   (customer_id, prospect_url, created_by_user_id)
                            VALUES (:customer, 'https://www.linkedin.com/in/jane', :customer)),
                             person AS (
                            INSERT INTO linkedin_outreach_person (customer_id, user_id, name)
                            VALUES (:customer, :customer, 'Jane'))
                        INSERT INTO linkedin_outreach_audit (customer_id, what, actor, actor_id)
                        VALUES (:customer, 'paused', 'person', :customer)
                        """)
                .param("customer", customer)
                .param("draft", draft)
                .update();
        copy = new TenantCopy(database);
        copy.copy(customer, other);
    }

    @Test
    void hidesOtherCustomersInEveryTable() {
        List<String> tables = copy.tables().stream().filter(this::canRead).toList();

        assertThat(tables).hasSizeGreaterThanOrEqualTo(6);
        assertThat(tables)
                .allSatisfy(table -> assertThat(asCustomer("SELECT count(*) FROM " + table))
                        .as(table)
                        .isOne());
    }

    @Test
    void changesNoRowsOfOtherCustomers() {
        List<String> before = copy.everythingOf(other);

        asCustomer("WITH changed AS (UPDATE linkedin_outreach_queue SET version = version + 1 RETURNING 1)"
                + " SELECT count(*) FROM changed");

        assertThat(copy.everythingOf(other)).isEqualTo(before);
    }

    /** The function runs as the owner, whom row-level security does not bind. */
    @Test
    void holdsOnlyDraftsOfTheCustomer() {
        String url = "https://www.linkedin.com/in/jane";
        for (UUID of : List.of(customer, other)) {
            rows.insert(
                    QueueRow.pending(of).with("action", "connection_request").prospect(url));
            rows.insert(QueueRow.approved(of).prospect(url).with("day_offset", 3));
        }
        List<String> before = copy.everythingOf(other);

        asCustomer("""
                SELECT count(*)
                  FROM (SELECT linkedin_outreach_update_holds(
                               ARRAY['%1$s', '%2$s']::uuid[], ARRAY['%3$s', '%3$s'], 7, 30)) AS judged
                """.formatted(customer, other, url));

        assertThat(copy.everythingOf(other)).isEqualTo(before);
        assertThat(rows.all(customer))
                .filteredOn(row -> row.get("held_until") != null)
                .hasSize(1);
    }

    @Test
    void holdsNothingWithoutACustomer() {
        String url = "https://www.linkedin.com/in/jane";
        rows.insert(
                QueueRow.pending(customer).with("action", "connection_request").prospect(url));
        rows.insert(QueueRow.approved(customer).prospect(url).with("day_offset", 3));

        JdbcClient.create(database.dataSource(database.service()))
                .sql("SELECT linkedin_outreach_update_holds(ARRAY['%s']::uuid[], ARRAY['%s'], 7, 30)"
                        .formatted(customer, url))
                .query()
                .listOfRows();

        assertThat(rows.all(customer)).allSatisfy(row -> assertThat(row).containsEntry("held_until", null));
    }

    private boolean canRead(String table) {
        return jdbc.sql("SELECT has_any_column_privilege(:table, 'SELECT')")
                .param("table", table)
                .query(Boolean.class)
                .single();
    }

    private long asCustomer(String sql) {
        try (CustomerScope scope = CustomerScope.open(customer)) {
            Long count =
                    transaction.execute(tx -> jdbc.sql(sql).query(Long.class).single());
            return count == null ? 0 : count;
        }
    }
}
