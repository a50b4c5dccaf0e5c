package com.heycmo.outreach.approval.audit;

import com.heycmo.outreach.event.Actor;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Audit entries that concern no draft, and people's names. Entries about drafts: {@code linkedin_outreach_record}. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class AuditStore {

    private final JdbcClient jdbc;

    AuditStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID customerId, AuditAction action, UUID userId, @Nullable UUID extensionId, @Nullable String detail) {
        jdbc.sql("""
                        INSERT INTO linkedin_outreach_audit (customer_id, what, extension_id, actor, actor_id, detail)
                        VALUES (:customer, :what, :extension, :actor, :user, :detail)
                        """)
                .param("customer", customerId)
                .param("what", action.wireName())
                .param("extension", extensionId)
                .param("actor", Actor.PERSON.wireName())
                .param("user", userId)
                .param("detail", detail)
                .update();
    }

    void insertOfProspect(
            UUID customerId,
            AuditAction action,
            UUID prospectId,
            Actor actor,
            @Nullable UUID actorId,
            @Nullable String detail) {
        jdbc.sql("""
                        INSERT INTO linkedin_outreach_audit (customer_id, what, prospect_id, actor, actor_id, detail)
                        VALUES (:customer, :what, :prospect, :actor, :actorId, :detail)
                        """)
                .param("customer", customerId)
                .param("what", action.wireName())
                .param("prospect", prospectId)
                .param("actor", actor.wireName())
                .param("actorId", actorId)
                .param("detail", detail)
                .update();
    }

    void rememberName(UUID customerId, UUID userId, String name) {
        jdbc.sql("""
                        INSERT INTO linkedin_outreach_person (customer_id, user_id, name)
                        SELECT :customer, :user, :name
                         -- The name is usually known; a conflict would lock the row even so.
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
