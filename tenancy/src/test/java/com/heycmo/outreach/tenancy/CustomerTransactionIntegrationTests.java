package com.heycmo.outreach.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.QueueRows;
import com.heycmo.outreach.testsupport.TestDatabase;
import com.heycmo.outreach.testsupport.UseTestInfrastructure;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Requests share a single connection, so that each transaction reuses one that another transaction has used. */
@UseTestInfrastructure
@SpringBootTest(
        classes = TenancyTestApplication.class,
        properties = {
            "spring.datasource.hikari.maximum-pool-size=1",
            "outreach.worker.pool-size=2",
            "spring.jdbc.template.query-timeout=7s"
        })
class CustomerTransactionIntegrationTests {

    private final UUID customer = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    @BackgroundRole
    private JdbcClient worker;

    @Autowired
    @BackgroundRole
    private PlatformTransactionManager workerTransactions;

    @Autowired
    @BackgroundRole
    private HikariDataSource workerPool;

    @Autowired
    private HealthContributorRegistry health;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private TestDatabase database;

    @Autowired
    private QueueRows rows;

    @BeforeEach
    void insertADraftForEachCustomer() {
        rows.insert(QueueRow.pending(customer));
        rows.insert(QueueRow.pending(other));
    }

    @Test
    void seesOnlyTheCustomerOfItsScope() {
        assertThat(customersSeenAs(customer)).containsOnly(customer);
        assertThat(customersSeenAs(other)).containsOnly(other);
    }

    @Test
    void seesNothingWithoutAScope() {
        assertThat(customersSeen()).isEmpty();
        assertThat(customersSeenInATransaction()).isEmpty();
    }

    @Test
    void theSettingEndsWithTheTransaction() {
        customersSeenAs(customer);

        assertThat(customersSeenInATransaction()).isEmpty();
        try (CustomerScope scope = CustomerScope.open(customer)) {
            assertThat(customersSeen()).as("outside of any transaction").isEmpty();
        }
    }

    @Test
    void theDatabaseCancelsALongStatement() {
        try (CustomerScope scope = CustomerScope.open(customer)) {
            assertThat(transaction.<String>execute(tx -> setting("statement_timeout")))
                    .isEqualTo("7s");
        }
        assertThat(transaction.<String>execute(tx -> setting("statement_timeout")))
                .isEqualTo("0");
    }

    @Test
    void anInnerScopeAppliesOnlyToTransactionsThatBeginInIt() {
        try (CustomerScope scope = CustomerScope.open(customer)) {
            assertThat(customersSeenAs(other)).containsOnly(other);
            assertThat(customersSeenInATransaction()).containsOnly(customer);
        }
        assertThat(CustomerScope.current()).isEmpty();
    }

    @Test
    void theClaimSetsTheCustomerOnlyForItself() {
        rows.insert(QueueRow.approved(customer));

        assertThat(jdbc.sql("""
                        SELECT verdict
                          FROM linkedin_outreach_claim(:customer, :customer, NULL, '{message}', '{1}',
                               '{NULL}', interval '5 minutes', 3)
                        """).param("customer", customer).query(String.class).single())
                .isEqualTo("job");
        assertThat(customersSeen()).isEmpty();
    }

    @Test
    void writesNoRowOfAnotherCustomer() {
        assertThatThrownBy(() -> asCustomer(
                        customer,
                        () -> jdbc.sql("INSERT INTO linkedin_outreach_customer (customer_id) VALUES (:other)")
                                .param("other", other)
                                .update()))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void threadsThatShareAConnectionDoNotSeeEachOthersCustomer() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Callable<@Nullable Void>> readers = IntStream.range(0, 200)
                .<Callable<@Nullable Void>>mapToObj(i -> () -> {
                    UUID mine = i % 2 == 0 ? customer : other;
                    assertThat(customersSeenAs(mine)).containsOnly(mine);
                    return null;
                })
                .toList();
        for (Future<@Nullable Void> reader : threads.invokeAll(readers)) {
            reader.get();
        }
        threads.shutdown();
    }

    @Test
    void theWorkerSeesAllCustomersOnASeparatePool() {
        assertThat(worker.sql("SELECT customer_id FROM linkedin_outreach_queue")
                        .query(UUID.class)
                        .list())
                .contains(customer, other);
        assertThat(worker.sql("SELECT current_user").query(String.class).single())
                .isEqualTo(database.worker().user());
        assertThat(workerPool.getMaximumPoolSize()).isEqualTo(2);
        Boolean oneTransaction = new TransactionTemplate(workerTransactions)
                .execute(tx -> transactionId().equals(transactionId()));
        assertThat(oneTransaction).isTrue();
    }

    @Test
    void healthAndMetricsCoverBothPools() {
        assertThat(health.getContributor("db"))
                .isInstanceOfSatisfying(
                        CompositeHealthContributor.class,
                        pools -> assertThat(pools.stream().map(pool -> pool.name()))
                                .containsExactlyInAnyOrder("dataSource", "workerDataSource"));
        assertThat(meters.get("hikaricp.connections").gauges())
                .extracting(gauge -> gauge.getId().getTag("pool"))
                .contains("worker")
                .hasSize(2);
    }

    private String transactionId() {
        return worker.sql("SELECT CAST(pg_current_xact_id() AS text)")
                .query(String.class)
                .single();
    }

    private List<UUID> customersSeenAs(UUID mine) {
        return asCustomer(mine, this::customersSeen);
    }

    private <T> T asCustomer(UUID mine, Supplier<T> work) {
        try (CustomerScope scope = CustomerScope.open(mine)) {
            return Objects.requireNonNull(transaction.execute(tx -> work.get()));
        }
    }

    private List<UUID> customersSeenInATransaction() {
        return Objects.requireNonNull(transaction.execute(tx -> customersSeen()));
    }

    private List<UUID> customersSeen() {
        return jdbc.sql("SELECT customer_id FROM linkedin_outreach_queue")
                .query(UUID.class)
                .list();
    }

    private String setting(String name) {
        return jdbc.sql("SELECT current_setting(:name)")
                .param("name", name)
                .query(String.class)
                .single();
    }
}
