package com.heycmo.outreach.approval.queue;

import com.heycmo.outreach.status.DraftStatus;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What a page shows around its rows: which drafts a filter selects, how many there are, what one can filter by. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class SelectionStore {

    private final JdbcClient jdbc;

    SelectionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every draft that the query's filters show, as it is now, oldest first; at most so many. */
    List<SeenDraft> matching(UUID customerId, QueueQuery query, int limit) {
        return QueueStore.filtered(jdbc.sql("""
                        SELECT q.id, q.version
                          FROM linkedin_outreach_queue q
                         WHERE q.customer_id = :customer AND q.status = ANY (CAST(:statuses AS text[]))
                           AND linkedin_outreach_matches(
                               q, CAST(:actions AS text[]), :pattern, :source, now() + make_interval(hours => :hours))
                         ORDER BY q.created_at, q.id
                         LIMIT :limit
                        """), customerId, query)
                .param("limit", limit)
                .query(SeenDraft.class)
                .list();
    }

    /** Those of these drafts that the query's filters show. */
    List<UUID> matchingOf(UUID customerId, QueueQuery query, Collection<UUID> ids) {
        return QueueStore.filtered(jdbc.sql("""
                        SELECT q.id
                          FROM linkedin_outreach_queue q
                         WHERE q.customer_id = :customer AND q.id = ANY (:ids)
                           AND q.status = ANY (CAST(:statuses AS text[]))
                           AND linkedin_outreach_matches(
                               q, CAST(:actions AS text[]), :pattern, :source, now() + make_interval(hours => :hours))
                        """), customerId, query)
                .param("ids", ids.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    /** Drafts by status, each counted up to so many and no further: what a page shows costs the same for everybody. */
    Map<DraftStatus, Long> count(UUID customerId, int most) {
        Map<DraftStatus, Long> counts = new EnumMap<>(DraftStatus.class);
        jdbc.sql("""
                        SELECT wanted.status, (
                            SELECT count(*)
                              FROM (SELECT 1
                                      FROM linkedin_outreach_queue q
                                     WHERE q.customer_id = :customer AND q.status = wanted.status
                                     LIMIT :most) AS counted) AS drafts
                          FROM unnest(CAST(:statuses AS text[])) AS wanted (status)
                        """)
                .param("customer", customerId)
                .param(
                        "statuses",
                        Arrays.stream(DraftStatus.values())
                                .map(DraftStatus::wireName)
                                .toArray(String[]::new))
                .param("most", most)
                .query(row -> {
                    counts.put(DraftStatus.ofWireName(row.getString("status")).orElseThrow(), row.getLong("drafts"));
                });
        return counts;
    }

    /** The sources of the first so many rows in these statuses, in alphabetical order. */
    List<String> sources(UUID customerId, Collection<String> statuses, int rows) {
        return jdbc.sql("""
                        SELECT DISTINCT listed.intent_source
                          FROM (SELECT q.intent_source
                                  FROM linkedin_outreach_queue q
                                 WHERE q.customer_id = :customer AND q.status = ANY (CAST(:statuses AS text[]))
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

    /** The database's clock. */
    Instant now() {
        return jdbc.sql("SELECT clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }
}
