package com.heycmo.outreach.approval.queue;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads the queue without locking anything. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class QueueStore {

    private static final DraftRowMapper ROWS = new DraftRowMapper();

    // One short scan of the index (customer_id, status, created_at, id) for each status, then a merge: a page costs
    // the same however many rows the customer has.
    private static final String OLDEST_FIRST = """
            SELECT page.*
              FROM unnest(CAST(:statuses AS text[])) AS wanted (status)
             CROSS JOIN LATERAL (
                SELECT q.*
                  FROM linkedin_outreach_queue q
                 WHERE q.customer_id = :customer AND q.status = wanted.status
                   AND (q.created_at, q.id) > (:afterTime, :afterId)
                   AND q.action = ANY (CAST(:actions AS text[]))
                   AND (CAST(:pattern AS text) IS NULL
                        OR q.prospect_name ILIKE :pattern OR q.prospect_company ILIKE :pattern
                        OR q.prospect_url ILIKE :pattern OR q.body ILIKE :pattern)
                 ORDER BY q.created_at, q.id
                 LIMIT :limit) AS page
             ORDER BY page.created_at, page.id
             LIMIT :limit
            """;

    private static final String NEWEST_FIRST = """
            SELECT page.*
              FROM unnest(CAST(:statuses AS text[])) AS wanted (status)
             CROSS JOIN LATERAL (
                SELECT q.*
                  FROM linkedin_outreach_queue q
                 WHERE q.customer_id = :customer AND q.status = wanted.status
                   AND (q.created_at, q.id) < (:afterTime, :afterId)
                   AND q.action = ANY (CAST(:actions AS text[]))
                   AND (CAST(:pattern AS text) IS NULL
                        OR q.prospect_name ILIKE :pattern OR q.prospect_company ILIKE :pattern
                        OR q.prospect_url ILIKE :pattern OR q.body ILIKE :pattern)
                 ORDER BY q.created_at DESC, q.id DESC
                 LIMIT :limit) AS page
             ORDER BY page.created_at DESC, page.id DESC
             LIMIT :limit
            """;

    private final JdbcClient jdbc;

    QueueStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<DraftRow> find(UUID customerId, UUID id) {
        return jdbc.sql("SELECT * FROM linkedin_outreach_queue WHERE customer_id = :customer AND id = :id")
                .param("customer", customerId)
                .param("id", id)
                .query(ROWS)
                .optional();
    }

    /** The first rows of the list, at most so many, whatever the query's own limit. */
    List<DraftRow> list(UUID customerId, QueueQuery query, int limit) {
        return jdbc.sql(query.newestFirst() ? NEWEST_FIRST : OLDEST_FIRST)
                .param("customer", customerId)
                .param("statuses", query.statuses().toArray(String[]::new))
                .param("actions", query.actions().toArray(String[]::new))
                .param("pattern", containing(query.text()))
                .param("afterTime", query.after().createdAt().atOffset(ZoneOffset.UTC))
                .param("afterId", query.after().id())
                .param("limit", limit)
                .query(ROWS)
                .list();
    }

    /** The pattern of everything that contains this text, in which no character is special. */
    private static @Nullable String containing(@Nullable String text) {
        return text == null
                ? null
                : "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
