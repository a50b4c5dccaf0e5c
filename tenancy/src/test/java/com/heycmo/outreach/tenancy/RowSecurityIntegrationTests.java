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
                            VALUES (:customer, :draft, :draft, now(), 'approved', NULL, false)),
                             prospect AS (
                            INSERT INTO linkedin_outreach_prospect
                            VALUES (:customer, 'https://www.linkedin.com/in/jane-doe', now())),
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
