package com.heycmo.outreach.approval.erasure;

import com.heycmo.outreach.event.Actor;
import com.heycmo.outreach.holds.HoldStore;
import com.heycmo.outreach.holds.RuleSkipStore;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The statements of an erasure. The customer is locked. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ErasureStore {

    private static final String RULE = "erased";

    private final JdbcClient jdbc;
    private final HoldStore holds;
    private final RuleSkipStore skips;

    ErasureStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.holds = new HoldStore(jdbc);
        this.skips = new RuleSkipStore(jdbc);
    }

    void lockCustomer(UUID customerId) {
        holds.lockCustomer(customerId);
    }

    /** The person's canonical URL; empty if nothing is known of them, or no longer. */
    Optional<String> findUrl(UUID customerId, UUID prospectId) {
        return jdbc.sql("""
                        SELECT q.prospect_url
                          FROM linkedin_outreach_queue q
                         WHERE q.customer_id = :customer AND q.prospect_id = :prospect
                           AND NOT linkedin_outreach_is_erased(q.prospect_url)
                         UNION
                        SELECT p.prospect_url
                          FROM linkedin_outreach_prospect p
                         WHERE p.customer_id = :customer AND p.prospect_id = :prospect
                        """)
                .param("customer", customerId)
                .param("prospect", prospectId)
                .query(String.class)
                .optional();
    }

    /** @param withHash only if a keyed hash was kept */
    boolean wasErased(UUID customerId, UUID prospectId, boolean withHash) {
        return jdbc.sql("""
                        SELECT EXISTS (
                            SELECT 1
                              FROM linkedin_outreach_audit
                             WHERE customer_id = :customer AND prospect_id = :prospect AND what = 'erased'
                               AND (NOT :withHash OR detail = :kept))
                        """)
                .param("customer", customerId)
                .param("prospect", prospectId)
                .param("withHash", withHash)
                .param("kept", RuleSkipStore.DO_NOT_CONTACT)
                .query(Boolean.class)
                .single();
    }

    /** The drafts of this person that are not erased. */
    List<UUID> draftIds(UUID customerId, UUID prospectId) {
        return jdbc.sql("""
                        SELECT q.id
                          FROM linkedin_outreach_queue q
                         WHERE q.customer_id = :customer AND q.prospect_id = :prospect
                           AND NOT linkedin_outreach_is_erased(q.prospect_url)
                         ORDER BY q.id
                        """)
                .param("customer", customerId)
                .param("prospect", prospectId)
                .query(UUID.class)
                .list();
    }

    /** Skips those of these drafts that are open. */
    void skip(UUID customerId, List<UUID> draftIds) {
        skips.skip(customerId, draftIds, RULE);
    }

    /** Removes texts, names and URL from these drafts, their audit entries and the person's unsent events. */
    void blank(UUID customerId, UUID prospectId, List<UUID> draftIds) {
        jdbc.sql("SELECT linkedin_outreach_blank(:customer, CAST(:ids AS uuid[]), true)")
                .param("customer", customerId)
                .param(
                        "ids",
                        Stream.concat(draftIds.stream(), Stream.of(prospectId)).toArray(UUID[]::new))
                .query(Object.class)
                .list();
    }

    /** Removes the state and the signals, and a do-not-contact entry that names the person. */
    void forget(UUID customerId, UUID prospectId, String prospectUrl) {
        jdbc.sql("""
                        DELETE FROM linkedin_outreach_prospect
                         WHERE customer_id = :customer AND prospect_id = :prospect
                        """)
                .param("customer", customerId)
                .param("prospect", prospectId)
                .update();
        jdbc.sql("""
                        DELETE FROM linkedin_outreach_do_not_contact
                         WHERE customer_id = :customer AND prospect_url = :prospectUrl
                        """)
                .param("customer", customerId)
                .param("prospectUrl", prospectUrl)
                .update();
    }

    /** Keeps the hash of a person whose new drafts are refused. */
    void forbidContact(UUID customerId, byte[] prospectHash, UUID userId) {
        jdbc.sql("""
                        INSERT INTO linkedin_outreach_do_not_contact (customer_id, prospect_hash, created_by_user_id)
                        VALUES (:customer, :hash, :user)
                            ON CONFLICT (customer_id, prospect_hash) DO NOTHING
                        """)
                .param("customer", customerId)
                .param("hash", prospectHash)
                .param("user", userId)
                .update();
        jdbc.sql("UPDATE linkedin_outreach_customer SET has_do_not_contact = true WHERE customer_id = :customer")
                .param("customer", customerId)
                .update();
    }

    /** Writes the event {@code erased}. */
    void publish(UUID customerId, UUID prospectId) {
        jdbc.sql("""
                        SELECT linkedin_outreach_signal_event(
                               :customer, 'erased', :prospect, NULL, NULL, clock_timestamp(), :reportedBy)
                        """)
                .param("customer", customerId)
                .param("prospect", prospectId)
                .param("reportedBy", Actor.PERSON.wireName())
                .query(UUID.class)
                .single();
    }
}
