package com.heycmo.outreach.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.QueueRows;
import com.heycmo.outreach.testsupport.TestDatabase;
import com.heycmo.outreach.testsupport.TestInfrastructure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rights of each database role, independent of the services' statements. */
class RolesIntegrationTests {

    private static final TestDatabase DATABASE = TestInfrastructure.get().newDatabase();

    private final JdbcClient owner = DATABASE.jdbc();
    private final JdbcClient service = JdbcClient.create(DATABASE.dataSource(DATABASE.service()));
    private final JdbcClient worker = JdbcClient.create(DATABASE.dataSource(DATABASE.worker()));
    private final UUID customer = UUID.randomUUID();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status = 'approved', approved_at = now(), approved_by_user_id = customer_id",
                "status = 'sent'",
                "status = 'skipped'",
                "status = 'failed'",
            })
    void theWorkerCannotDecide(String decision) {
        rows(QueueRow.pending(customer));

        assertDenied(worker, "UPDATE linkedin_outreach_queue SET " + decision);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sent_at = now()", "locked_until = now()", "claims = 0", "claim_tokens = '{}'", "id = id"})
    void theWorkerCannotChangeAClaim(String change) {
        assertDenied(worker, "UPDATE linkedin_outreach_queue SET " + change);
    }

    @Test
    void theWorkerCannotChangeFinishedDrafts() {
        rows(QueueRow.sent(customer, Duration.ofHours(1)), QueueRow.failed(customer), QueueRow.skipped(customer));

        assertThat(worker.sql("UPDATE linkedin_outreach_queue SET status = 'expired' WHERE customer_id = :customer")
                        .param("customer", customer)
                        .update())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM linkedin_outreach_queue",
                // A draft made by hand: only requests write them.
                "INSERT INTO linkedin_outreach_queue (customer_id, id, action, prospect_url, body, made_by_hand, edited_at,"
                        + " edited_by_user_id) VALUES (gen_random_uuid(), gen_random_uuid(), 'message',"
                        + " 'https://www.linkedin.com/in/x', 'Hi', true, now(), gen_random_uuid())",
                "SELECT * FROM linkedin_outreach_customer",
                "SELECT * FROM linkedin_outreach_use",
                "SELECT * FROM linkedin_outreach_person",
                "SELECT * FROM linkedin_outreach_audit",
                "UPDATE linkedin_outreach_audit SET detail = NULL",
                "DELETE FROM linkedin_outreach_audit",
                "INSERT INTO linkedin_outreach_audit (customer_id, what, draft_id, actor, actor_id)"
                        + " VALUES (gen_random_uuid(), 'approved', gen_random_uuid(), 'person', gen_random_uuid())",
                "INSERT INTO linkedin_outreach_audit (customer_id, what, draft_id, actor, actor_id)"
                        + " VALUES (gen_random_uuid(), 'sent', gen_random_uuid(), 'extension', gen_random_uuid())",
                "UPDATE outbox SET payload = ''",
                "UPDATE linkedin_outreach_extension SET revoked_at = NULL, revoked_by_user_id = NULL",
                "UPDATE linkedin_outreach_extension_token SET expires_at = NULL",
                "DELETE FROM linkedin_outreach_extension_token",
                "SELECT * FROM linkedin_outreach_claim(gen_random_uuid(), gen_random_uuid(), NULL, '{message}', '{1}',"
                        + " '{NULL}', interval '5 minutes', 3)",
                "SELECT * FROM flyway_schema_history",
                "SET ROLE outreach_owner",
            })
    void theWorkerIsDenied(String statement) {
        assertDenied(worker, statement);
    }

    /** Ingest locks the customers of its drafts, and asks how long their notes may be. */
    @Test
    void theWorkerLocksCustomersAndCannotChangeThem() {
        owner.sql("INSERT INTO linkedin_outreach_customer (customer_id, max_connection_note_length)"
                        + " VALUES (:customer, 200)")
                .param("customer", customer)
                .update();

        assertThat(worker.sql("SELECT max_connection_note_length FROM linkedin_outreach_customer"
                                + " WHERE customer_id = :customer FOR NO KEY UPDATE")
                        .param("customer", customer)
                        .query(Integer.class)
                        .single())
                .isEqualTo(200);
        assertDenied(worker, "UPDATE linkedin_outreach_customer SET customer_id = gen_random_uuid()");
        assertDenied(worker, "UPDATE linkedin_outreach_customer SET customer_id = customer_id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT paused_at FROM linkedin_outreach_customer",
                "SELECT name FROM linkedin_outreach_customer",
                "SELECT hold_later_steps FROM linkedin_outreach_customer",
                "UPDATE linkedin_outreach_customer SET hold_later_steps = false",
                "UPDATE linkedin_outreach_customer SET paused_at = NULL",
                "DELETE FROM linkedin_outreach_customer",
                "INSERT INTO linkedin_outreach_customer (customer_id, hold_later_steps) VALUES (gen_random_uuid(), false)",
                "INSERT INTO linkedin_outreach_prospect (customer_id, prospect_url, accepted_at)"
                        + " VALUES (gen_random_uuid(), 'https://www.linkedin.com/in/x', now())",
                "UPDATE linkedin_outreach_prospect SET accepted_at = now()",
            })
    void theWorkerOnlyLocksCustomersAndReadsWhoAccepted(String statement) {
        assertDenied(worker, statement);
    }

    /** The sweep skips what a rule has marked, and nothing else. */
    @Test
    void theWorkerSkipsOnlyForARule() {
        QueueRows rows = new QueueRows(owner);
        UUID marked = rows.insert(QueueRow.approved(customer).with("skip_reason", "replied"));
        UUID other = rows.insert(QueueRow.approved(customer));
        String skip = "UPDATE linkedin_outreach_queue SET status = 'skipped', skipped_at = now() WHERE id = '%s'";

        assertThat(worker.sql(skip.formatted(marked)).update()).isOne();
        assertDenied(worker, skip.formatted(other));
        assertDenied(worker, "UPDATE linkedin_outreach_queue SET skip_reason = 'replied'");
    }

    @ParameterizedTest
    @CsvSource({
        "linkedin.outreach.outcomes, sent",
        "linkedin.outreach.outcomes, failed",
        "linkedin.outreach.outcomes, expired",
        "linkedin.outreach.drafts, revived",
        // A person's decisions: only requests write these events.
        "linkedin.outreach.decisions, drafted",
        "linkedin.outreach.decisions, approved",
        "linkedin.outreach.decisions, edited",
        "linkedin.outreach.decisions, sent",
    })
    void theWorkerCannotWriteEventsOfOthers(String topic, String word) {
        assertDenied(worker, event(topic, word));
    }

    @ParameterizedTest
    @ValueSource(strings = {"expired", "revived", "skipped"})
    void theWorkerWritesEventsOfItsOwnTransitions(String word) {
        assertThat(worker.sql(event("linkedin.outreach.decisions", word)).update())
                .isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM linkedin_outreach_queue",
                "INSERT INTO linkedin_outreach_queue (customer_id, id, action, prospect_url)"
                        + " VALUES (gen_random_uuid(), gen_random_uuid(), 'message', 'https://www.linkedin.com/in/x')",
                "INSERT INTO linkedin_outreach_queue (customer_id, id, action, prospect_url, approved_at)"
                        + " VALUES (gen_random_uuid(), gen_random_uuid(), 'message', 'https://www.linkedin.com/in/x', now())",
                "SELECT * FROM outbox",
                "DELETE FROM outbox",
                "SELECT token_hash FROM linkedin_outreach_extension_token",
                "SELECT * FROM linkedin_outreach_extension_token",
                "UPDATE linkedin_outreach_extension_token SET token_hash = sha256('')",
                "UPDATE linkedin_outreach_extension SET customer_id = customer_id",
                "UPDATE linkedin_outreach_audit SET detail = NULL",
                "DELETE FROM linkedin_outreach_audit",
                "INSERT INTO linkedin_outreach_audit (customer_id, what, actor, actor_id)"
                        + " VALUES (gen_random_uuid(), 'paused', 'person', gen_random_uuid())",
                "DELETE FROM linkedin_outreach_person",
                "INSERT INTO linkedin_outreach_person (customer_id, user_id, name)"
                        + " VALUES (gen_random_uuid(), gen_random_uuid(), 'Jane')",
                "ALTER TABLE linkedin_outreach_queue DISABLE ROW LEVEL SECURITY",
                "CREATE TABLE mine ()",
                "SET ROLE outreach_worker",
                "SELECT * FROM flyway_schema_history",
                // A session id is a credential.
                "SELECT session_id FROM linkedin_outreach_session",
                "SELECT attribute_bytes FROM linkedin_outreach_session_attributes",
                "DELETE FROM linkedin_outreach_session",
            })
    void requestsAreDenied(String statement) {
        assertDenied(service, statement);
    }

    @Test
    void noRightIsGrantedToPublicAndEveryTableHasRowLevelSecurity() {
        assertThat(owner.sql("""
                        SELECT count(*)
                          FROM pg_class c
                         CROSS JOIN LATERAL aclexplode(c.relacl) AS acl
                         WHERE c.relnamespace = CAST('public' AS regnamespace) AND acl.grantee = 0
                        """).query(Integer.class).single()).isZero();
        assertThat(owner.sql("""
                        SELECT count(*)
                          FROM pg_class
                         WHERE relname IN ('linkedin_outreach_queue', 'linkedin_outreach_customer', 'outbox',
                               'linkedin_outreach_extension', 'linkedin_outreach_extension_token',
                               'linkedin_outreach_person', 'linkedin_outreach_audit')
                           AND relrowsecurity
                        """).query(Integer.class).single()).isEqualTo(7);
    }

    /** Runs the migration's statement with names of missing roles, as a login that may not create roles. */
    @Test
    void aMigrationThatMayNotCreateTheRolesSaysWhatToDo() throws Exception {
        String migration = migrationThatCreatesRoles();
        String roles = migration
                .substring(migration.indexOf("DO $$"), migration.indexOf("$$;") + 3)
                .replace("outreach_service", "missing_service")
                .replace("outreach_worker", "missing_worker");

        assertThatThrownBy(() -> service.sql(roles).update())
                .rootCause()
                .hasMessageContaining("The role missing_service is missing and")
                .hasMessageContaining("may not create it: an administrator has to run"
                        + " \"CREATE ROLE missing_service;\" and \"CREATE ROLE missing_worker;\" first.");
    }

    private static String migrationThatCreatesRoles() throws IOException {
        for (Resource migration :
                new PathMatchingResourcePatternResolver().getResources("classpath:db/migration/*.sql")) {
            String text = migration.getContentAsString(StandardCharsets.UTF_8);
            if (text.contains("CREATE ROLE")) {
                return text;
            }
        }
        throw new AssertionError("No migration creates the roles.");
    }

    private static String event(String topic, String word) {
        return """
                INSERT INTO outbox (id, aggregatetype, aggregateid, type, customer_id, created_at, payload)
                VALUES (gen_random_uuid(), '%s', gen_random_uuid(), 'com.heycmo.linkedin.outreach.%s.v1',
                        gen_random_uuid(), now(), '{}')
                """.formatted(topic, word);
    }

    private void rows(QueueRow... inserted) {
        for (QueueRow row : inserted) {
            DATABASE.rows().insert(row);
        }
    }

    private static void assertDenied(JdbcClient role, String statement) {
        assertThatThrownBy(() -> role.sql(statement).update())
                .isInstanceOf(DataAccessException.class)
                .satisfies(failure -> assertThat(Objects.toString(((DataAccessException) failure)
                                .getMostSpecificCause()
                                .getMessage()))
                        .containsAnyOf(
                                "permission denied", "row-level security", "must be owner", "can only be updated"));
    }
}
