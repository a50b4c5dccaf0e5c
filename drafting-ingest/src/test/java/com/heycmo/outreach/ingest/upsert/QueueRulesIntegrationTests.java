package com.heycmo.outreach.ingest.upsert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.QueueRows;
import com.heycmo.outreach.testsupport.TestDatabase;
import com.heycmo.outreach.testsupport.TestInfrastructure;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DataIntegrityViolationException;

/** The table refuses each row that breaks a rule, by the rule's name, whoever writes it. */
class QueueRulesIntegrationTests {

    private static final TestDatabase DATABASE = TestInfrastructure.get().newDatabase();

    private final QueueRows rows = new QueueRows(DATABASE.jdbc());
    private final UUID customer = UUID.randomUUID();

    /** Each changes a sound message. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    action_known                    | action = 'poke'
                    status_known                    | status = 'lost'
                    approved_via_known              | approved_via = 'fax'
                    failure_kind_known              | status = 'failed', failure_kind = 'other'
                    wait_for_known                  | wait_for = 'reply'
                    wait_for_known                  | wait_for = 'accepted', action = 'comment'
                    prospect_url_canonical          | prospect_url = 'http://www.linkedin.com/in/jane'
                    prospect_url_canonical          | prospect_url = concat('https://www.linkedin.com/in/', repeat('x', 2021))
                    prospect_name_length            | prospect_name = repeat('x', 201)
                    prospect_company_length         | prospect_company = repeat('x', 201)
                    prospect_role_length            | prospect_role = repeat('x', 201)
                    intent_source_length            | intent_source = repeat('x', 201)
                    intent_reason_length            | intent_reason = repeat('x', 2001)
                    variant_length                  | variant = repeat('x', 101)
                    traceparent_length              | traceparent = repeat('x', 56)
                    body_length                     | body = repeat('x', 2001)
                    body_length                     | action = 'connection_request', body = repeat('x', 281)
                    body_length                     | action = 'comment', body = repeat('x', 1001)
                    body_required                   | body = ' '
                    skip_reason_length              | skip_reason = repeat('x', 201)
                    claim_key_length                | claim_key = repeat('x', 65)
                    result_url_length               | result_url = repeat('x', 2049)
                    failure_code_length             | status = 'failed', failure_kind = 'reported', failure_code = repeat('x', 51)
                    error_message_length            | error_message = repeat('x', 501)
                    day_offset_range                | day_offset = 366
                    day_offset_range                | day_offset = -1
                    version_positive                | version = 0
                    failed_releases_counted         | failed_releases = -1
                    claims_counted                  | claims = -1
                    outcomes_counted                | outcomes = -1
                    approval_names_its_person       | approved_at = now()
                    edit_names_its_person           | edited_at = now()
                    made_by_hand_counts_as_edited   | made_by_hand = true
                    made_by_hand_has_no_record      | made_by_hand = true, edited_at = now(), edited_by_user_id = id, topic_partition = 1, topic_offset = 1
                    record_has_partition_and_offset | topic_partition = 1
                    skip_names_its_person_or_rule   | status = 'skipped', skipped_at = now()
                    skip_names_its_person_or_rule   | status = 'skipped', skipped_at = now(), skip_reason = 'not a rule'
                    skip_names_its_person_or_rule   | skipped_by_user_id = id
                    pending_is_not_approved         | approved_at = now(), approved_by_user_id = id
                    approved_was_approved           | status = 'approved'
                    skipped_was_skipped             | status = 'skipped'
                    sent_has_its_time               | status = 'sent'
                    sent_has_its_time               | sent_at = now()
                    failed_has_its_kind             | status = 'failed'
                    failed_has_its_kind             | failure_kind = 'reported'
                    failure_code_of_a_failure       | failure_code = 'timeout'
                    no_answer_says_so               | status = 'failed', failure_kind = 'no_answer'
                    """)
    void refusesWhatBreaksARule(String rule, String change) {
        UUID id = rows.insert(QueueRow.pending(customer));

        ServerErrorMessage error = refusal(id, change);

        assertThat(error.getSQLState()).isEqualTo("23514");
        assertThat(error.getConstraint()).isEqualTo(rule);
        assertThat(error.getMessage()).isEqualTo("The draft %s breaks the rule %s.".formatted(id, rule));
    }

    @Test
    void theErrorDoesNotRepeatTheRow() {
        UUID id = rows.insert(QueueRow.pending(customer).body("A secret text"));

        assertThat(refusal(id, "version = 0").toString()).doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    body = repeat('x', 2000), prospect_name = repeat('x', 200), intent_reason = repeat('x', 2000)
                    action = 'connection_request', body = ''
                    wait_for = 'accepted'
                    status = 'skipped', skipped_at = now(), skip_reason = 'replied'
                    status = 'failed', failure_kind = 'reported'
                    day_offset = 365
                    """)
    void takesWhatKeepsTheRules(String change) {
        UUID id = rows.insert(QueueRow.pending(customer));

        assertThat(update(id, change)).isOne();
    }

    private ServerErrorMessage refusal(UUID id, String change) {
        ServerErrorMessage[] message = new ServerErrorMessage[1];
        assertThatThrownBy(() -> update(id, change))
                .isInstanceOfSatisfying(
                        DataIntegrityViolationException.class,
                        refused ->
                                message[0] = ((PSQLException) refused.getMostSpecificCause()).getServerErrorMessage());
        return message[0];
    }

    private int update(UUID id, String change) {
        return DATABASE.jdbc()
                .sql("UPDATE linkedin_outreach_queue SET " + change + " WHERE customer_id = :customer AND id = :id")
                .param("customer", customer)
                .param("id", id)
                .update();
    }
}
