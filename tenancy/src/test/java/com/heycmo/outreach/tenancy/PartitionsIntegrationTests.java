package com.heycmo.outreach.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.ServiceProperties;
import com.heycmo.outreach.testsupport.TestDatabase;
import com.heycmo.outreach.testsupport.TestInfrastructure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A schema whose large tables are partitioned, and the way to it. Integration tests run on it with outreach.test.partitions. */
class PartitionsIntegrationTests {

    private static final Path COPY = Path.of("..", "deploy", "partitions", "copy.sql");

    private static final List<String> LARGE = List.of("linkedin_outreach_audit", "linkedin_outreach_queue", "outbox");

    private final TestDatabase database = TestInfrastructure.get().newEmptyDatabase();

    @Test
    void holdTheRowsOfLargeTablesByCustomer() {
        migrate(4);

        customers(40).forEach(this::fill);

        assertThat(LARGE)
                .allSatisfy(table -> assertThat(holders(table))
                        .hasSize(4)
                        .allSatisfy(holder -> assertThat(count(holder)).isPositive()));
        assertThat(database.jdbc()
                        .sql("SELECT bool_and(relrowsecurity) FROM pg_class WHERE relispartition AND relkind = 'r'")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void areThoseOfTheTableUnlessAskedFor() {
        migrate(0);

        assertThat(LARGE).allSatisfy(table -> assertThat(holders(table)).containsExactly(table));
    }

    @Test
    void holdToTheRulesOfEachRow() {
        migrate(2);
        QueueRow row = QueueRow.pending(UUID.randomUUID()).with("day_offset", 366);

        assertThatThrownBy(() -> database.rows().insert(row)).hasMessageContaining("day_offset_range");
        assertThatThrownBy(() -> database.jdbc().sql("""
                        INSERT INTO linkedin_outreach_audit (customer_id, what, actor)
                        VALUES (gen_random_uuid(), 'approved', 'nobody')
                        """).update()).hasMessageContaining("actor_known");
    }

    @Test
    void serveTheLoginsOfAService() {
        String[] arguments =
                ServiceProperties.arguments(database, "localhost:1").toArray(String[]::new);
        migrate(2);

        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(TenancyTestApplication.class)
                .web(WebApplicationType.NONE)
                .run(arguments)) {
            assertThat(context.isActive()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 3", "3, 0", "2, 5"})
    void areChangedByACopyOfAllRows(int before, int after) throws IOException {
        migrate(before);
        customers(10).forEach(this::fill);
        List<String> rows = everything();
        execute("ALTER SCHEMA public RENAME TO before");
        execute("CREATE SCHEMA public");
        migrate(after);

        execute(Files.readString(COPY));

        assertThat(holders("outbox")).hasSize(Math.max(1, after));
        assertThat(everything()).isEqualTo(rows);
        // New numbers follow those of the copy.
        fill(UUID.randomUUID());
        assertThat(everything()).hasSizeGreaterThan(rows.size()).containsAll(rows);
    }

    @Test
    void areNotFilledTwice() throws IOException {
        migrate(0);
        fill(UUID.randomUUID());
        execute("ALTER SCHEMA public RENAME TO before");
        execute("CREATE SCHEMA public");
        migrate(2);
        String copy = Files.readString(COPY);
        execute(copy);
        List<String> rows = everything();

        assertThatThrownBy(() -> execute(copy)).hasMessageContaining("already has rows");

        assertThat(everything()).isEqualTo(rows);
    }

    private static List<UUID> customers(int count) {
        return IntStream.range(0, count).mapToObj(number -> UUID.randomUUID()).toList();
    }

    /** A draft in review, its audit entry and event, and rows of tables that are never partitioned. */
    private void fill(UUID customer) {
        UUID draft = database.rows().insert(QueueRow.pending(customer));
        database.jdbc()
                .sql("""
                        SELECT linkedin_outreach_record(q, 'drafted', 'person', gen_random_uuid())
                          FROM linkedin_outreach_queue q
                         WHERE customer_id = :customer AND id = :draft
                        """)
                .param("customer", customer)
                .param("draft", draft)
                .query()
                .singleRow();
        database.devices().pair(customer);
    }

    private List<String> holders(String table) {
        return database.jdbc()
                .sql("""
                        SELECT relid::regclass::text FROM pg_partition_tree(CAST(:table AS regclass)) WHERE isleaf
                         UNION
                        SELECT :table WHERE NOT EXISTS (SELECT FROM pg_partition_tree(CAST(:table AS regclass)))
                        """)
                .param("table", table)
                .query(String.class)
                .list();
    }

    private int count(String table) {
        return database.jdbc()
                .sql("SELECT count(*) FROM " + table)
                .query(Integer.class)
                .single();
    }

    /** Each row of each table as text, in no particular order of partitions. */
    private List<String> everything() {
        return database.jdbc().sql("""
                        SELECT relname FROM pg_class
                         WHERE relnamespace = CAST('public' AS regnamespace) AND relkind IN ('r', 'p')
                           AND NOT relispartition AND relname <> 'flyway_schema_history'
                        """).query(String.class).list().stream()
                .flatMap(this::rows)
                .sorted()
                .toList();
    }

    private Stream<String> rows(String table) {
        return database
                .jdbc()
                .sql("SELECT '%1$s ' || CAST(t AS text) FROM %1$s t".formatted(table))
                .query(String.class)
                .list()
                .stream();
    }

    private void execute(String statements) {
        database.jdbc().sql(statements).update();
    }

    private void migrate(int partitions) {
        Migrations.run(
                "migrate",
                "--spring.datasource.url=" + database.jdbcUrl(),
                "--spring.flyway.user=" + database.user(),
                "--spring.flyway.password=" + database.password(),
                "--outreach.schema.partitions=" + partitions);
    }
}
