package com.heycmo.outreach.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.heycmo.outreach.embedded.DatabaseAccess;
import com.heycmo.outreach.testsupport.TestDatabase;
import com.heycmo.outreach.testsupport.TestInfrastructure;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

@ExtendWith(OutputCaptureExtension.class)
class RowSecurityCheckIntegrationTests {

    private static final TestDatabase DATABASE = TestInfrastructure.get().newDatabase();

    private final DataSource owner = DATABASE.dataSource();
    private final DataSource service = DATABASE.dataSource(DATABASE.service());
    private final DataSource worker = DATABASE.dataSource(DATABASE.worker());

    @Test
    void acceptsTheTwoRoles(CapturedOutput output) {
        assertThatCode(() -> check(service, worker, false)).doesNotThrowAnyException();
        assertThatCode(() -> check(worker, worker, false)).doesNotThrowAnyException();
        assertThat(output.getOut()).doesNotContain("Row-level security");
    }

    @Test
    void rejectsTheOwnerUnlessItIsAllowed(CapturedOutput output) {
        assertThatThrownBy(() -> check(owner, worker, false))
                .isInstanceOf(DatabaseLoginException.class)
                .hasMessageContaining("spring.datasource.username, because it owns the tables");
        assertThatThrownBy(() -> check(service, owner, false)).hasMessageContaining("outreach.worker.username");

        check(owner, owner, true);

        assertThat(output.getOut()).containsOnlyOnce("Row-level security does not apply to the login");
    }

    @Test
    void rejectsWorkerRightsForRequests() {
        assertThatThrownBy(() -> check(worker, service, false))
                .isInstanceOf(DatabaseLoginException.class)
                .hasMessageContaining("a request could see every customer");
    }

    @Test
    void rejectsAWorkerWithoutWorkerRights() {
        assertThatThrownBy(() -> check(service, service, false))
                .isInstanceOf(DatabaseLoginException.class)
                .hasMessageContaining("does not have the rights of outreach_worker");
    }

    @Test
    void namesTheLoginThatTheDatabaseRejects() {
        DatabaseAccess access = DATABASE.worker();
        DataSource wrong = DATABASE.dataSource(new DatabaseAccess(access.jdbcUrl(), access.user(), "wrong"));

        assertThatThrownBy(() -> check(service, wrong, false))
                .isInstanceOf(DatabaseLoginException.class)
                .hasMessageStartingWith("The database rejects the login of outreach.worker.username: ");
    }

    /** Each column: what a migration adds, and what the start says about it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CREATE TABLE added (); GRANT SELECT ON added TO outreach_service \
                | added (row-level security is not enabled)
            CREATE TABLE added (customer_id uuid); GRANT INSERT (customer_id) ON added TO outreach_worker \
                | added (row-level security is not enabled)
            CREATE TABLE added (); GRANT DELETE ON added TO PUBLIC \
                | added (row-level security is not enabled)
            CREATE TABLE added (customer_id uuid) PARTITION BY HASH (customer_id); GRANT SELECT ON added TO outreach_service \
                | added (row-level security is not enabled)
            CREATE TABLE added (); ALTER TABLE added ENABLE ROW LEVEL SECURITY; GRANT UPDATE ON added TO outreach_service \
                | added (it has no policy for UPDATE by outreach_service)
            CREATE TABLE added (); ALTER TABLE added ENABLE ROW LEVEL SECURITY; GRANT SELECT, DELETE ON added TO outreach_worker; \
                CREATE POLICY all_rows ON added FOR SELECT TO outreach_worker USING (true) \
                | added (it has no policy for DELETE by outreach_worker)
            CREATE TABLE added (); ALTER TABLE added ENABLE ROW LEVEL SECURITY; GRANT SELECT ON added TO outreach_service; \
                CREATE POLICY all_rows ON added USING (true) \
                | added (a policy for SELECT by outreach_service does not name the customer)
            CREATE TABLE added (customer_id uuid); ALTER TABLE added ENABLE ROW LEVEL SECURITY; \
                GRANT SELECT, INSERT ON added TO outreach_service; CREATE POLICY any_customer ON added \
                USING (customer_id = linkedin_outreach_current_customer()) WITH CHECK (true) \
                | added (a policy for INSERT by outreach_service does not name the customer)
            CREATE TABLE added (customer_id uuid); ALTER TABLE added ENABLE ROW LEVEL SECURITY; \
                GRANT UPDATE ON added TO outreach_service; CREATE POLICY any_customer ON added FOR UPDATE \
                USING (true) WITH CHECK (customer_id = linkedin_outreach_current_customer()) \
                | added (a policy for UPDATE by outreach_service does not name the customer)
            CREATE TABLE added (customer_id uuid); ALTER TABLE added ENABLE ROW LEVEL SECURITY; \
                GRANT SELECT ON added TO outreach_service; CREATE POLICY its_customer ON added AS RESTRICTIVE \
                USING (customer_id = linkedin_outreach_current_customer()) \
                | added (it has no policy for SELECT by outreach_service)
            CREATE TABLE added (customer_id uuid) PARTITION BY HASH (customer_id); \
                CREATE TABLE added_0 PARTITION OF added FOR VALUES WITH (MODULUS 1, REMAINDER 0); \
                GRANT SELECT ON added_0 TO outreach_service \
                | added_0 (row-level security is not enabled)
            CREATE TABLE added (); ALTER TABLE added ENABLE ROW LEVEL SECURITY; GRANT TRUNCATE ON added TO outreach_worker \
                | added (outreach_worker may TRUNCATE it, whatever its policies)
            CREATE VIEW added AS SELECT * FROM linkedin_outreach_queue; GRANT SELECT ON added TO outreach_service \
                | added (the view does not have security_invoker=true)
            CREATE MATERIALIZED VIEW added AS SELECT 1; GRANT SELECT ON added TO outreach_worker \
                | added (row-level security cannot protect it, and outreach_worker may use it)
            ALTER TABLE linkedin_outreach_person DISABLE ROW LEVEL SECURITY \
                | linkedin_outreach_person (row-level security is not enabled)
            """)
    void namesATableThatIsNotProtected(String migration, String expected) {
        whileMigrated(
                migration,
                () -> assertThatThrownBy(() -> check(service, worker, false))
                        .isInstanceOf(DatabaseLoginException.class)
                        .hasMessage("Row-level security does not keep customers apart in " + expected + "."));
    }

    /** The login is the role itself, or a member of it if the tests use an external server. */
    @Test
    void namesATableOfWhichTheLoginItselfMaySeeEveryCustomer() {
        String login = DATABASE.service().user();
        whileMigrated(
                """
                CREATE TABLE added (); ALTER TABLE added ENABLE ROW LEVEL SECURITY;
                GRANT SELECT ON added TO %1$s; CREATE POLICY all_rows ON added TO %1$s USING (true)
                """.formatted(login),
                () -> assertThatThrownBy(() -> check(service, worker, false))
                        .hasMessageContaining(
                                "added (a policy for SELECT by " + login + " does not name the customer)"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE added ()",
                "CREATE TABLE added (customer_id uuid) PARTITION BY HASH (customer_id);"
                        + " CREATE TABLE added_0 PARTITION OF added FOR VALUES WITH (MODULUS 1, REMAINDER 0);"
                        + " ALTER TABLE added ENABLE ROW LEVEL SECURITY; GRANT SELECT ON added TO outreach_service;"
                        + " CREATE POLICY its_customer ON added"
                        + " USING (customer_id = linkedin_outreach_current_customer())",
                "CREATE VIEW added WITH (security_invoker = on) AS SELECT * FROM linkedin_outreach_queue;"
                        + " GRANT SELECT ON added TO outreach_service",
                "CREATE TABLE added (customer_id uuid); ALTER TABLE added ENABLE ROW LEVEL SECURITY;"
                        + " GRANT SELECT, UPDATE ON added TO outreach_service; CREATE POLICY its_customer ON added"
                        + " USING (customer_id = linkedin_outreach_current_customer())"
            })
    void acceptsATableThatIsProtectedOrNotUsed(String migration) {
        whileMigrated(
                migration,
                () -> assertThatCode(() -> check(service, worker, false)).doesNotThrowAnyException());
    }

    @Test
    void rejectsALoginThatOwnsASingleTable() {
        String user = DATABASE.service().user();
        whileMigrated("GRANT CREATE ON SCHEMA public TO " + user, () -> {
            JdbcClient.create(service).sql("CREATE TABLE added ()").update();
            assertThatThrownBy(() -> check(service, worker, false)).hasMessageContaining("because it owns the tables");
        });
        DATABASE.jdbc().sql("REVOKE CREATE ON SCHEMA public FROM " + user).update();
    }

    private static void whileMigrated(String migration, Runnable check) {
        JdbcClient jdbc = DATABASE.jdbc();
        jdbc.sql(migration).update();
        try {
            check.run();
        } finally {
            String kind = migration.contains("VIEW added") ? migration.split(" added")[0].substring(7) : "TABLE";
            jdbc.sql("DROP " + kind + " IF EXISTS added").update();
            jdbc.sql("ALTER TABLE linkedin_outreach_person ENABLE ROW LEVEL SECURITY")
                    .update();
        }
    }

    @Test
    void theFailureAnalysisHasReasonAndRemedy() {
        DatabaseLoginException failure = new DatabaseLoginException("Why.", "What to do.", null);

        assertThat(Objects.requireNonNull(new DatabaseLoginFailureAnalyzer().analyze(failure)))
                .satisfies(analysis -> assertThat(analysis.getDescription()).isEqualTo("Why."))
                .satisfies(analysis -> assertThat(analysis.getAction()).isEqualTo("What to do."));
    }

    private static void check(DataSource requests, DataSource background, boolean ownerAllowed) {
        new RowSecurityCheck(requests, background, ownerAllowed).afterPropertiesSet();
    }
}
