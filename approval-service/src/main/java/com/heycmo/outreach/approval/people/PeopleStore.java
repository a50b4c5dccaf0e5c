package com.heycmo.outreach.approval.people;

import static com.heycmo.outreach.sql.Columns.instant;
import static com.heycmo.outreach.sql.Columns.requiredUuid;

import com.heycmo.outreach.approval.queue.SearchPatterns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads people and their signals. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class PeopleStore {

    /** Nobody answers that often. */
    private static final int MAX_SIGNALS = 1_000;

    private final JdbcClient jdbc;

    PeopleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param limit replaces the limit of the query */
    List<Prospect> list(UUID customerId, ProspectQuery query, int limit) {
        return jdbc.sql("""
                        SELECT p.*, named.*, forbidden.do_not_contact
                          FROM linkedin_outreach_prospect p
                          LEFT JOIN LATERAL (
                            SELECT q.prospect_name, q.prospect_company, q.prospect_role
                              FROM linkedin_outreach_queue q
                             WHERE q.customer_id = :customer AND q.prospect_url = p.prospect_url
                             ORDER BY q.prospect_name IS NULL, q.drafted_at DESC, q.id
                             LIMIT 1) AS named ON true
                         CROSS JOIN LATERAL (
                            SELECT EXISTS (
                                SELECT 1
                                  FROM linkedin_outreach_entries_against(
                                       :customer, p.prospect_url, named.prospect_company, NULL, now()))
                                AS do_not_contact) AS forbidden
                         WHERE p.customer_id = :customer AND p.prospect_url > :after
                           AND CASE WHEN CAST(:states AS text[]) = '{}'
                                    THEN forbidden.do_not_contact
                                         OR num_nonnulls(p.accepted_at, p.withdrawn_at, p.replied_at) > 0
                                         OR EXISTS (SELECT 1
                                                      FROM linkedin_outreach_signal s
                                                     WHERE s.customer_id = :customer AND s.prospect_id = p.prospect_id)
                                    ELSE (forbidden.do_not_contact AND 'do_not_contact' = ANY (CAST(:states AS text[])))
                                         OR (p.connected AND 'connected' = ANY (CAST(:states AS text[])))
                                         OR (p.replied_at IS NOT NULL AND 'replied' = ANY (CAST(:states AS text[]))) END
                           AND (CAST(:patterns AS text[]) IS NULL
                                OR p.prospect_url ILIKE ANY (CAST(:patterns AS text[]))
                                OR linkedin_outreach_contains(named.prospect_name, CAST(:patterns AS text[]))
                                OR linkedin_outreach_contains(named.prospect_company, CAST(:patterns AS text[])))
                         ORDER BY p.prospect_url
                         LIMIT :limit
                        """)
                .param("customer", customerId)
                .param("after", query.after())
                .param("states", query.states().toArray(String[]::new))
                .param("patterns", SearchPatterns.of(query.text()))
                .param("limit", limit)
                .query((row, number) -> prospect(row))
                .list();
    }

    /** Empty unless the person has a draft, a state or a signal. The drafts of an erased person name nobody. */
    Optional<Prospect> find(UUID customerId, UUID prospectId) {
        return jdbc.sql("""
                        WITH draft AS MATERIALIZED (
                            SELECT q.prospect_url, q.prospect_name, q.prospect_company, q.prospect_role
                              FROM linkedin_outreach_queue q
                             WHERE q.customer_id = :customer AND q.prospect_id = :prospect
                               AND q.prospect_url NOT LIKE 'erased:%'
                             ORDER BY q.prospect_name IS NULL, q.drafted_at DESC, q.id
                             LIMIT 1),
                        known AS MATERIALIZED (
                            SELECT *
                              FROM linkedin_outreach_prospect
                             WHERE customer_id = :customer AND prospect_id = :prospect)
                        SELECT CAST(:prospect AS uuid) AS prospect_id, person.prospect_url, draft.prospect_name,
                               draft.prospect_company, draft.prospect_role, known.accepted_at, known.withdrawn_at,
                               known.replied_at, COALESCE(known.connected, false) AS connected, forbidden.do_not_contact
                          FROM (SELECT prospect_url FROM draft
                                UNION
                                SELECT prospect_url FROM known) AS person
                          LEFT JOIN draft ON true
                          LEFT JOIN known ON true
                         CROSS JOIN LATERAL (
                            SELECT EXISTS (
                                SELECT 1
                                  FROM linkedin_outreach_entries_against(
                                       :customer, person.prospect_url, draft.prospect_company, NULL, now()))
                                AS do_not_contact) AS forbidden
                         WHERE draft.prospect_url IS NOT NULL OR forbidden.do_not_contact
                            OR num_nonnulls(known.accepted_at, known.withdrawn_at, known.replied_at) > 0
                            OR EXISTS (SELECT 1
                                         FROM linkedin_outreach_signal s
                                        WHERE s.customer_id = :customer AND s.prospect_id = :prospect)
                        """)
                .param("customer", customerId)
                .param("prospect", prospectId)
                .query((row, number) -> prospect(row))
                .optional();
    }

    /** The last ones, oldest first. */
    List<SeenSignal> signals(UUID customerId, UUID prospectId) {
        return jdbc.sql("""
                        SELECT s.type, s.occurred_at, s.recorded_at, s.actor AS reported_by, s.actor_id AS reporter_id,
                               COALESCE(p.name, x.device_name) AS reporter_name
                          FROM (SELECT *
                                  FROM linkedin_outreach_signal
                                 WHERE customer_id = :customer AND prospect_id = :prospect
                                 ORDER BY occurred_at DESC, type
                                 LIMIT :limit) AS s
                          LEFT JOIN linkedin_outreach_person p
                            ON p.customer_id = :customer AND p.user_id = s.actor_id AND s.actor = 'person'
                          LEFT JOIN linkedin_outreach_extension x
                            ON x.customer_id = :customer AND x.id = s.actor_id AND s.actor = 'extension'
                         ORDER BY s.occurred_at, s.type
                        """)
                .param("customer", customerId)
                .param("prospect", prospectId)
                .param("limit", MAX_SIGNALS)
                .query(SeenSignal.class)
                .list();
    }

    private static Prospect prospect(ResultSet row) throws SQLException {
        return new Prospect(
                requiredUuid(row, "prospect_id"),
                row.getString("prospect_url"),
                row.getString("prospect_name"),
                row.getString("prospect_company"),
                row.getString("prospect_role"),
                Prospect.states(
                        row.getBoolean("do_not_contact"),
                        row.getBoolean("connected"),
                        row.getObject("replied_at") != null),
                instant(row, "accepted_at"),
                instant(row, "withdrawn_at"),
                instant(row, "replied_at"));
    }
}
