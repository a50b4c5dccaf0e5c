package com.heycmo.outreach.approval.queue;

import static com.heycmo.outreach.sql.Columns.requiredUuid;

import com.heycmo.outreach.policy.Action;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads what the review page needs besides its rows: selections, filter options and earlier reasons. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class SelectionStore {

    private final JdbcClient jdbc;

    SelectionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param last whether the scan of its status and action ended there */
    record Candidate(SeenDraft draft, boolean matches, boolean last) {}

    /**
     * Drafts that match the query's filters or are the last of a scan, oldest first.
     *
     * @param limit also of the drafts of each status and action that it looks at
     */
    List<Candidate> matching(UUID customerId, QueueQuery query, int limit) {
        // Merges index scans, like a page of the list.
        return QueueStore.filtered(jdbc.sql("""
                        SELECT page.id, page.version, page.matches, page.last
                          FROM unnest(CAST(:statuses AS text[])) AS wanted (status)
                         CROSS JOIN unnest(CAST(:actions AS text[])) AS chosen (action)
                         CROSS JOIN LATERAL (
                            SELECT read.id, read.version, read.created_at, found.matches, read.last
                              FROM (SELECT q AS draft, q.id, q.version, q.created_at,
                                           row_number() OVER (ORDER BY q.created_at, q.id) = :limit AS last
                                      FROM linkedin_outreach_queue q
                                     WHERE q.customer_id = :customer AND q.status = wanted.status
                                       AND q.action = chosen.action
                                     ORDER BY q.created_at, q.id
                                     LIMIT :limit) AS read
                             CROSS JOIN LATERAL (SELECT linkedin_outreach_matches(
                                        read.draft, CAST(:actions AS text[]), CAST(:patterns AS text[]),
                                        CAST(:sources AS text[]), now() + make_interval(hours => :hours)) AS matches) AS found
                             WHERE found.matches OR read.last) AS page
                         ORDER BY page.created_at, page.id
                         LIMIT :limit
                        """), customerId, query)
                .param("limit", limit)
                .query((row, number) -> new Candidate(
                        new SeenDraft(requiredUuid(row, "id"), row.getInt("version")),
                        row.getBoolean("matches"),
                        row.getBoolean("last")))
                .list();
    }

    /** Of the first {@code rows} drafts of each status and action: how many match the query's filters. */
    Matches count(UUID customerId, QueueQuery query, int rows) {
        return QueueStore.filtered(jdbc.sql("""
                        SELECT COALESCE(sum(part.matches), 0) AS count, COALESCE(bool_or(part.looked = :rows), false) AS more
                          FROM unnest(CAST(:statuses AS text[])) AS wanted (status)
                         CROSS JOIN unnest(CAST(:actions AS text[])) AS chosen (action)
                         CROSS JOIN LATERAL (
                            SELECT count(*) AS looked,
                                   count(*) FILTER (WHERE linkedin_outreach_matches(
                                       first.draft, CAST(:actions AS text[]), CAST(:patterns AS text[]),
                                       CAST(:sources AS text[]), now() + make_interval(hours => :hours))) AS matches
                              FROM (SELECT q AS draft
                                      FROM linkedin_outreach_queue q
                                     WHERE q.customer_id = :customer AND q.status = wanted.status
                                       AND q.action = chosen.action
                                     -- The order of the index, as in a list.
                                     ORDER BY q.created_at, q.id
                                     LIMIT :rows) AS first) AS part
                        """), customerId, query)
                .param("rows", rows)
                .query(Matches.class)
                .single();
    }

    /** The ids among these whose drafts match the query's filters. */
    List<UUID> matchingOf(UUID customerId, QueueQuery query, Collection<UUID> ids) {
        return QueueStore.filtered(jdbc.sql("""
                        SELECT q.id
                          FROM linkedin_outreach_queue q
                         WHERE q.customer_id = :customer AND q.id = ANY (:ids)
                           AND q.status = ANY (CAST(:statuses AS text[]))
                           AND linkedin_outreach_matches(
                               q, CAST(:actions AS text[]), CAST(:patterns AS text[]), CAST(:sources AS text[]),
                               now() + make_interval(hours => :hours))
                        """), customerId, query)
                .param("ids", ids.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    /** Sources among the first {@code rows} rows of each of these statuses, in alphabetical order. */
    List<String> sources(UUID customerId, Collection<String> statuses, int rows) {
        return jdbc.sql("""
                        SELECT DISTINCT listed.intent_source
                          FROM unnest(CAST(:statuses AS text[])) AS wanted (status)
                         CROSS JOIN LATERAL (
                            SELECT q.intent_source
                              FROM linkedin_outreach_queue q
                             WHERE q.customer_id = :customer AND q.status = wanted.status
                             -- The order of the index: without it, a plan may read the whole table for a rare status.
                             ORDER BY q.action, q.created_at, q.id
                             LIMIT :rows) AS listed
                         WHERE listed.intent_source IS NOT NULL
                         ORDER BY listed.intent_source
                        """)
                .param("customer", customerId)
                .param("statuses", statuses.toArray(String[]::new))
                .param("rows", rows)
                .query(String.class)
                .list();
    }

    /**
     * Reasons that people gave for a skip, the most frequent first.
     *
     * @param rows reads so many of the newest skipped drafts of each action
     */
    List<String> skipReasons(UUID customerId, int rows, int maxLength, int limit) {
        return jdbc.sql("""
                        SELECT newest.skip_reason
                          FROM unnest(CAST(:actions AS text[])) AS chosen (action)
                         CROSS JOIN LATERAL (
                            SELECT q.skip_reason, q.skipped_by_user_id, q.skipped_at
                              FROM linkedin_outreach_queue q
                             WHERE q.customer_id = :customer AND q.status = 'skipped' AND q.action = chosen.action
                             ORDER BY q.created_at DESC, q.id DESC
                             LIMIT :rows) AS newest
                         -- Otherwise the reason is the name of a rule.
                         WHERE newest.skipped_by_user_id IS NOT NULL AND length(newest.skip_reason) <= :maxLength
                         GROUP BY newest.skip_reason
                         ORDER BY count(*) DESC, max(newest.skipped_at) DESC
                         LIMIT :limit
                        """)
                .param("customer", customerId)
                .param("actions", Action.wireNames())
                .param("rows", rows)
                .param("maxLength", maxLength)
                .param("limit", limit)
                .query(String.class)
                .list();
    }
}
