package com.heycmo.outreach.approval.history;

import com.heycmo.outreach.approval.queue.SearchPatterns;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads the audit table. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class HistoryStore {

    private static final String LIST = """
            SELECT a.seq, a.at, a.what, a.draft_id, a.extension_id,
                   COALESCE(a.prospect_id, q.prospect_id) AS prospect_id, a.version, a.actor, a.actor_id,
                   COALESCE(p.name, x.device_name) AS actor_name, a.via, a.detail,
                   q.prospect_name, COALESCE(NULLIF(q.prospect_url, 'erased:' || q.id), k.prospect_url) AS prospect_url,
                   q.action
              FROM linkedin_outreach_audit a
              LEFT JOIN linkedin_outreach_queue q ON q.customer_id = a.customer_id AND q.id = a.draft_id
              LEFT JOIN linkedin_outreach_prospect k
                ON k.customer_id = a.customer_id AND k.prospect_id = a.prospect_id
              LEFT JOIN linkedin_outreach_person p
                ON p.customer_id = a.customer_id AND p.user_id = a.actor_id AND a.actor = 'person'
              LEFT JOIN linkedin_outreach_extension x
                ON x.customer_id = a.customer_id AND x.id = a.actor_id AND a.actor = 'extension'
             WHERE a.customer_id = :customer
               -- Without "before" still a bound on seq: the planner then uses the index in every case.
               AND a.seq < COALESCE(CAST(:before AS bigint), 9223372036854775807)
               AND a.what = ANY (CAST(:what AS text[]))
               AND (CAST(:draft AS uuid) IS NULL OR a.draft_id = CAST(:draft AS uuid))
               AND (CAST(:patterns AS text[]) IS NULL
                    OR linkedin_outreach_contains(q.prospect_name, CAST(:patterns AS text[]))
                    OR linkedin_outreach_contains(q.prospect_company, CAST(:patterns AS text[]))
                    OR COALESCE(q.prospect_url, k.prospect_url) ILIKE ANY (CAST(:patterns AS text[]))
                    OR linkedin_outreach_contains(a.detail, CAST(:patterns AS text[]))
                    OR linkedin_outreach_contains(p.name, CAST(:patterns AS text[])))
             ORDER BY a.seq DESC
             LIMIT :limit
            """;

    // Without the optional filters, so that the planner uses the index on (customer_id, draft_id).
    private static final String OF_DRAFT = """
            SELECT a.seq, a.at, a.what, a.draft_id, a.extension_id,
                   COALESCE(a.prospect_id, q.prospect_id) AS prospect_id, a.version, a.actor, a.actor_id,
                   COALESCE(p.name, x.device_name) AS actor_name, a.via, a.detail,
                   q.prospect_name, COALESCE(NULLIF(q.prospect_url, 'erased:' || q.id), k.prospect_url) AS prospect_url,
                   q.action
              FROM linkedin_outreach_audit a
              LEFT JOIN linkedin_outreach_queue q ON q.customer_id = a.customer_id AND q.id = a.draft_id
              LEFT JOIN linkedin_outreach_prospect k
                ON k.customer_id = a.customer_id AND k.prospect_id = a.prospect_id
              LEFT JOIN linkedin_outreach_person p
                ON p.customer_id = a.customer_id AND p.user_id = a.actor_id AND a.actor = 'person'
              LEFT JOIN linkedin_outreach_extension x
                ON x.customer_id = a.customer_id AND x.id = a.actor_id AND a.actor = 'extension'
             WHERE a.customer_id = :customer AND a.draft_id = :draft
             ORDER BY a.seq DESC
             LIMIT :limit
            """;

    // What a person's signals say stands with the signals.
    private static final String OF_PROSPECT = """
            WITH entry AS (
                SELECT a.*
                  FROM linkedin_outreach_queue q
                  JOIN linkedin_outreach_audit a ON a.customer_id = :customer AND a.draft_id = q.id
                 WHERE q.customer_id = :customer AND q.prospect_id = :prospect
                UNION ALL
                SELECT a.*
                  FROM linkedin_outreach_audit a
                 WHERE a.customer_id = :customer AND a.prospect_id = :prospect AND a.draft_id IS NULL
                   AND a.what <> 'signal_recorded')
            SELECT a.seq, a.at, a.what, a.draft_id, a.extension_id, CAST(:prospect AS uuid) AS prospect_id, a.version,
                   a.actor, a.actor_id, COALESCE(p.name, x.device_name) AS actor_name, a.via, a.detail,
                   q.prospect_name, COALESCE(NULLIF(q.prospect_url, 'erased:' || q.id), k.prospect_url) AS prospect_url,
                   q.action
              FROM entry a
              LEFT JOIN linkedin_outreach_queue q ON q.customer_id = :customer AND q.id = a.draft_id
              LEFT JOIN linkedin_outreach_prospect k ON k.customer_id = :customer AND k.prospect_id = :prospect
              LEFT JOIN linkedin_outreach_person p
                ON p.customer_id = :customer AND p.user_id = a.actor_id AND a.actor = 'person'
              LEFT JOIN linkedin_outreach_extension x
                ON x.customer_id = :customer AND x.id = a.actor_id AND a.actor = 'extension'
             ORDER BY a.seq
             LIMIT :limit
            """;

    private final JdbcClient jdbc;

    HistoryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param limit replaces the limit of the query */
    List<HistoryEntry> list(UUID customerId, HistoryQuery query, int limit) {
        return jdbc.sql(LIST)
                .param("customer", customerId)
                .param("before", query.before())
                .param("what", query.what().toArray(String[]::new))
                .param("draft", query.draftId())
                .param("patterns", SearchPatterns.of(query.text()))
                .param("limit", limit)
                .query(HistoryEntry.class)
                .list();
    }

    List<HistoryEntry> ofDraft(UUID customerId, UUID draftId, int limit) {
        return jdbc.sql(OF_DRAFT)
                .param("customer", customerId)
                .param("draft", draftId)
                .param("limit", limit)
                .query(HistoryEntry.class)
                .list();
    }

    List<HistoryEntry> ofProspect(UUID customerId, UUID prospectId, int limit) {
        return jdbc.sql(OF_PROSPECT)
                .param("customer", customerId)
                .param("prospect", prospectId)
                .param("limit", limit)
                .query(HistoryEntry.class)
                .list();
    }

    Map<UUID, String> names(UUID customerId, Collection<UUID> userIds) {
        return jdbc
                .sql("""
                        SELECT user_id, name
                          FROM linkedin_outreach_person
                         WHERE customer_id = :customer AND user_id = ANY (:users)
                        """)
                .param("customer", customerId)
                .param("users", userIds.toArray(UUID[]::new))
                .query((row, number) -> Map.entry(row.getObject("user_id", UUID.class), row.getString("name")))
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
