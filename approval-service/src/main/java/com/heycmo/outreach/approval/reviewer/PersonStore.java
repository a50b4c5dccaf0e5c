package com.heycmo.outreach.approval.reviewer;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What people are called. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class PersonStore {

    private final JdbcClient jdbc;

    PersonStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** From now on this person has this name. */
    void remember(UUID customerId, UUID userId, String name) {
        jdbc.sql("""
                        INSERT INTO linkedin_outreach_person (customer_id, user_id, name)
                        SELECT :customer, :user, :name
                         -- Most of the time it is known; a conflict would lock the row all the same.
                         WHERE NOT EXISTS (
                                SELECT 1
                                  FROM linkedin_outreach_person p
                                 WHERE p.customer_id = :customer AND p.user_id = :user AND p.name = :name)
                            ON CONFLICT (customer_id, user_id) DO UPDATE SET name = EXCLUDED.name
                        """)
                .param("customer", customerId)
                .param("user", userId)
                .param("name", name)
                .update();
    }
}
