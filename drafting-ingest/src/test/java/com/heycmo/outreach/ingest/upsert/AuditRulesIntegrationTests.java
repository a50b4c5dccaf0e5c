package com.heycmo.outreach.ingest.upsert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.heycmo.outreach.testsupport.TestDatabase;
import com.heycmo.outreach.testsupport.TestInfrastructure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DataIntegrityViolationException;

/** The audit refuses each entry that breaks a rule, by the rule's name, whoever writes it. */
class AuditRulesIntegrationTests {

    private static final TestDatabase DATABASE = TestInfrastructure.get().newDatabase();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    what_known     | 'forgotten'  | 'pipeline'  | NULL              | NULL   | NULL
                    actor_known    | 'skipped'    | 'robot'     | NULL              | NULL   | NULL
                    via_known      | 'approved'   | 'person'    | gen_random_uuid() | 'fax'  | NULL
                    detail_length  | 'skipped'    | 'pipeline'  | NULL              | NULL   | repeat('x', 1001)
                    actor_is_named | 'approved'   | 'person'    | NULL              | 'page' | NULL
                    actor_is_named | 'sent'       | 'extension' | NULL              | NULL   | NULL
                    actor_is_named | 'expired'    | 'pipeline'  | gen_random_uuid() | NULL   | NULL
                    """)
    void refusesWhatBreaksARule(String rule, String what, String actor, String actorId, String via, String detail) {
        ServerErrorMessage error = refusal(what, actor, actorId, via, detail);

        assertThat(error.getSQLState()).isEqualTo("23514");
        assertThat(error.getConstraint()).isEqualTo(rule);
        assertThat(error.getTable()).isEqualTo("linkedin_outreach_audit");
        assertThat(error.getMessage()).matches("The audit entry \\d+ breaks the rule " + rule + "\\.");
    }

    @Test
    void theErrorDoesNotRepeatTheEntry() {
        assertThat(refusal("'skipped'", "'pipeline'", "NULL", "NULL", "repeat('secret', 200)")
                        .toString())
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    'approved'        | 'person'    | gen_random_uuid() | 'page_bulk' | NULL
                    'sent'            | 'extension' | gen_random_uuid() | NULL        | NULL
                    'revived'         | 'agent'     | NULL              | NULL        | NULL
                    'paused'          | 'pipeline'  | NULL              | NULL        | repeat('x', 1000)
                    """)
    void takesWhatKeepsTheRules(String what, String actor, String actorId, String via, String detail) {
        assertThat(insert(what, actor, actorId, via, detail)).isOne();
    }

    /**
     * PostgreSQL reads, plans and prepares each CHECK of a table anew for each statement that writes to it. More than one rule
     * belongs into a function.
     */
    @ParameterizedTest
    @CsvSource({"linkedin_outreach_queue, 1", "linkedin_outreach_audit, 1", "outbox, 0"})
    void aTableThatEachRequestWritesToHasAtMostOneCheck(String table, int checks) {
        assertThat(DATABASE.jdbc()
                        .sql("""
                                -- Of a partitioned table, those of a partition.
                                SELECT count(*)
                                  FROM pg_constraint
                                 WHERE contype = 'c'
                                   AND conrelid = COALESCE(
                                       (SELECT max(relid) FROM pg_partition_tree(:table::regclass) WHERE isleaf),
                                       :table::regclass)
                                """)
                        .param("table", table)
                        .query(Integer.class)
                        .single())
                .isEqualTo(checks);
    }

    private static ServerErrorMessage refusal(String... values) {
        ServerErrorMessage[] message = new ServerErrorMessage[1];
        assertThatThrownBy(() -> insert(values))
                .isInstanceOfSatisfying(
                        DataIntegrityViolationException.class,
                        refused ->
                                message[0] = ((PSQLException) refused.getMostSpecificCause()).getServerErrorMessage());
        return message[0];
    }

    /** @param values of what, actor, actor_id, via and detail, as SQL */
    private static int insert(String... values) {
        return DATABASE.jdbc()
                .sql("INSERT INTO linkedin_outreach_audit (customer_id, what, actor, actor_id, via, detail)"
                        + " VALUES (gen_random_uuid(), " + String.join(", ", values) + ")")
                .update();
    }
}
