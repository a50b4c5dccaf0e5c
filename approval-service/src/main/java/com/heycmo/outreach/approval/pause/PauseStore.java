package com.heycmo.outreach.approval.pause;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The pause is stored on the row that serialises the customer's claims, so that no claim overtakes it. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class PauseStore {

    private final JdbcClient jdbc;

    PauseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns false if claiming was paused before; the first pause keeps its time and its cause. */
    boolean pause(UUID customerId, UUID userId) {
        return jdbc.sql("""
                                INSERT INTO linkedin_outreach_customer AS c (customer_id, paused_at, paused_by_user_id)
                                VALUES (:customer, clock_timestamp(), :user)
                                ON CONFLICT (customer_id) DO UPDATE
                                   SET paused_at = EXCLUDED.paused_at, paused_by_user_id = EXCLUDED.paused_by_user_id
                                 WHERE c.paused_at IS NULL
                                """).param("customer", customerId).param("user", userId).update() == 1;
    }

    boolean isPausedByRule(UUID customerId) {
        return jdbc.sql("""
                                SELECT EXISTS (
                                    SELECT 1
                                      FROM linkedin_outreach_customer
                                     WHERE customer_id = :customer AND paused_by_rule IS NOT NULL)
                                """).param("customer", customerId).query(Boolean.class).single();
    }

    /** Lifts the pause, whatever its cause, and begins a new count of failures. Returns false if there was no pause. */
    boolean resume(UUID customerId) {
        return jdbc.sql("""
                                UPDATE linkedin_outreach_customer
                                   SET paused_at = NULL, paused_by_user_id = NULL, paused_by_rule = NULL,
                                       failures_in_row = 0
                                 WHERE customer_id = :customer AND paused_at IS NOT NULL
                                """).param("customer", customerId).update() == 1;
    }
}
