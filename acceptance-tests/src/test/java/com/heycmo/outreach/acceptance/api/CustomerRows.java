package com.heycmo.outreach.acceptance.api;

import com.heycmo.outreach.draft.ProspectId;
import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.QueueRows;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the database holds of a customer besides drafts: a test inserts what an example presumes, and removes all of it.
 *
 * @param database as the owner of the schema
 */
record CustomerRows(JdbcClient database) {

    /** Inserts an extension without a token. */
    void insertExtension(UUID customerId, UUID id, String deviceName) {
        database.sql("""
                        INSERT INTO linkedin_outreach_extension (customer_id, id, device_name, created_by_user_id)
                        VALUES (:customer, :id, :name, :user)
                        """)
                .param("customer", customerId)
                .param("id", id)
                .param("name", deviceName)
                .param("user", QueueRow.REVIEWER)
                .update();
    }

    /** Inserts an audit entry of a draft by the reviewer, who gets this name. */
    void insertAuditEntry(UUID customerId, UUID draftId, String what, String detail, String personName) {
        database.sql("""
                        WITH person AS (
                            INSERT INTO linkedin_outreach_person (customer_id, user_id, name)
                            VALUES (:customer, :user, :name)
                                ON CONFLICT (customer_id, user_id) DO UPDATE SET name = EXCLUDED.name)
                        INSERT INTO linkedin_outreach_audit (
                               customer_id, what, draft_id, version, actor, actor_id, detail)
                        VALUES (:customer, :what, :draft, 1, 'person', :user, :detail)
                        """)
                .param("customer", customerId)
                .param("user", QueueRow.REVIEWER)
                .param("name", personName)
                .param("what", what)
                .param("draft", draftId)
                .param("detail", detail)
                .update();
    }

    /** Now, by the reviewer. */
    void insertSignal(UUID customerId, String prospectUrl, String type) {
        new QueueRows(database).learn(customerId, prospectUrl, type + "_at");
        database.sql("""
                        INSERT INTO linkedin_outreach_signal
                               (customer_id, prospect_id, type, occurred_at, actor, actor_id)
                        VALUES (:customer, :prospect, :type, now(), 'person', :user)
                        """)
                .param("customer", customerId)
                .param("prospect", ProspectId.of(customerId, prospectUrl))
                .param("type", type)
                .param("user", QueueRow.REVIEWER)
                .update();
    }

    void pause(UUID customerId) {
        database.sql("""
                        INSERT INTO linkedin_outreach_customer (customer_id, paused_at, paused_by_user_id)
                        VALUES (:customer, now(), :user)
                            ON CONFLICT (customer_id) DO UPDATE
                               SET paused_at = EXCLUDED.paused_at, paused_by_user_id = EXCLUDED.paused_by_user_id
                        """)
                .param("customer", customerId)
                .param("user", QueueRow.REVIEWER)
                .update();
    }

    void hold(UUID customerId, String action, String reason) {
        database.sql("""
                        INSERT INTO linkedin_outreach_action_limit (customer_id, action, held_until, held_reason)
                        VALUES (:customer, :action, now() + interval '1 hour', :reason)
                        """)
                .param("customer", customerId)
                .param("action", action)
                .param("reason", reason)
                .update();
    }

    /** A company that is not to be contacted. */
    void forbid(UUID customerId, UUID id, String company, String reason) {
        database.sql("""
                        WITH flagged AS (
                            UPDATE linkedin_outreach_customer SET has_do_not_contact = true WHERE customer_id = :customer)
                        INSERT INTO linkedin_outreach_do_not_contact
                               (customer_id, id, company, company_key, reason, created_by_user_id)
                        VALUES (:customer, :id, :company, linkedin_outreach_company_key(:company), :reason, :user)
                        """)
                .param("customer", customerId)
                .param("id", id)
                .param("company", company)
                .param("reason", reason)
                .param("user", QueueRow.REVIEWER)
                .update();
    }

    /** Deletes the drafts, the pause, the limits, the extensions, the people and the history of the customer. */
    void clear(UUID customerId) {
        for (String statement : new String[] {
            "DELETE FROM linkedin_outreach_queue WHERE customer_id = :customer",
            "DELETE FROM linkedin_outreach_extension WHERE customer_id = :customer",
            "DELETE FROM linkedin_outreach_person WHERE customer_id = :customer",
            "DELETE FROM linkedin_outreach_audit WHERE customer_id = :customer",
            "DELETE FROM linkedin_outreach_action_limit WHERE customer_id = :customer",
            "DELETE FROM linkedin_outreach_prospect WHERE customer_id = :customer",
            "DELETE FROM linkedin_outreach_do_not_contact WHERE customer_id = :customer",
            """
            UPDATE linkedin_outreach_customer
               SET paused_at = NULL, paused_by_user_id = NULL, paused_by_rule = NULL, failures_in_row = DEFAULT,
                   limits_version = DEFAULT, time_zone = DEFAULT,
                   max_connection_note_length = DEFAULT, warm_up_from = NULL, warm_up_per_day = NULL,
                   warm_up_increase_per_day = NULL, working_days = NULL, working_from = NULL, working_to = NULL,
                   pause_after_failures = DEFAULT, hold_later_steps = DEFAULT, stop_on_reply = DEFAULT
             WHERE customer_id = :customer
            """
        }) {
            database.sql(statement).param("customer", customerId).update();
        }
    }
}
