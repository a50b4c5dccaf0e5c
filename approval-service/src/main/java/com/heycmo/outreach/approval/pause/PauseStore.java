package com.heycmo.outreach.approval.pause;

import com.heycmo.outreach.approval.audit.AuditAction;
import java.util.Optional;
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

    /** Returns what the audit records: the pause, or a reason that is new to one; empty if this reason is known. */
    Optional<AuditAction> pause(UUID customerId, UUID userId) {
        return jdbc.sql("SELECT linkedin_outreach_pause(:customer, :user, NULL, clock_timestamp())")
                .param("customer", customerId)
                .param("user", userId)
                .query((row, number) -> Optional.ofNullable(row.getString(1)))
                .single()
                .flatMap(AuditAction::ofWireName);
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
