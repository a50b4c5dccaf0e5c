package com.heycmo.outreach.approval.queue;

import static com.heycmo.outreach.sql.Columns.requiredUuid;
import static com.heycmo.outreach.sql.Columns.uuid;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lists drafts person by person, each person once: at the place of the draft that comes first. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class SequenceStore {

    // Index scans in the order of creation, like a page of the list. A draft is skipped if an earlier one of its person
    // is listed: a probe of the unique key, which OFFSET 0 keeps one.
    private static final String FIRST_BY_AGE = """
            WITH start AS MATERIALIZED (
                SELECT CASE WHEN CAST(:after AS uuid) IS NULL THEN '-infinity' ELSE COALESCE(max(created_at), 'infinity')
                       END AS created_at,
                       COALESCE(CAST(:after AS uuid), '00000000-0000-0000-0000-000000000000') AS id
                  FROM linkedin_outreach_queue
                 WHERE customer_id = :customer AND id = :after
            ), first AS MATERIALIZED (
                SELECT page.id, page.prospect_id, page.prospect_url, page.chosen, page.last,
                       row_number() OVER (ORDER BY page.created_at, page.id) AS rank
                  FROM start
                 CROSS JOIN unnest(CAST(:statuses AS text[])) AS wanted (status)
                 CROSS JOIN unnest(CAST(:actions AS text[])) AS kind (action)
                 CROSS JOIN LATERAL (
                    SELECT read.id, read.prospect_id, read.prospect_url, read.created_at, read.last, found.chosen
                      FROM (SELECT q AS draft, q.id, q.prospect_id, q.prospect_url, q.created_at,
                                   row_number() OVER (ORDER BY q.created_at, q.id) = :rows AS last
                              FROM linkedin_outreach_queue q
                             WHERE q.customer_id = :customer AND q.status = wanted.status AND q.action = kind.action
                               AND (q.created_at, q.id) > (start.created_at, start.id)
                             ORDER BY q.created_at, q.id
                             LIMIT :rows) AS read
                     CROSS JOIN LATERAL (SELECT linkedin_outreach_matches(
                                read.draft, CAST(:actions AS text[]), CAST(:patterns AS text[]),
                                CAST(:sources AS text[]), now() + make_interval(hours => :hours))
                            AND NOT EXISTS (
                                SELECT 1
                                  FROM linkedin_outreach_queue e
                                 WHERE e.customer_id = :customer AND e.prospect_url = read.prospect_url
                                   AND read.prospect_id IS NOT NULL
                                   AND (e.created_at, e.id) < (read.created_at, read.id)
                                   AND e.status = ANY (CAST(:statuses AS text[]))
                                   AND linkedin_outreach_matches(
                                       e, CAST(:actions AS text[]), CAST(:patterns AS text[]),
                                       CAST(:sources AS text[]), now() + make_interval(hours => :hours))
                                OFFSET 0) AS chosen) AS found
                     WHERE found.chosen OR read.last
                     ORDER BY read.created_at, read.id
                     LIMIT :limit) AS page
                 ORDER BY page.created_at, page.id
                 LIMIT :limit)
            """;

    // Sorts a bounded number of drafts, the oldest ones: an index for each order would slow down every write.
    private static final String FIRST_BY_KEY = """
            WITH chosen AS (
                SELECT q.id, q.prospect_id, q.prospect_url, q.prospect_name, q.intent_source, q.created_at,
                       GREATEST(q.not_before, q.step_due_at) AS due_at, true AS listed
                  FROM unnest(CAST(:statuses AS text[])) AS wanted (status)
                 CROSS JOIN unnest(CAST(:actions AS text[])) AS kind (action)
                 CROSS JOIN LATERAL (
                    SELECT (read.draft).*
                      FROM (SELECT q AS draft, q.created_at, q.id
                              FROM linkedin_outreach_queue q
                             WHERE q.customer_id = :customer AND q.status = wanted.status AND q.action = kind.action
                             ORDER BY q.created_at, q.id
                             LIMIT :rows) AS read
                     WHERE linkedin_outreach_matches(
                           read.draft, CAST(:actions AS text[]), CAST(:patterns AS text[]), CAST(:sources AS text[]),
                           now() + make_interval(hours => :hours))
                     ORDER BY read.created_at, read.id
                     LIMIT :candidates) AS q
                UNION ALL
                -- It may have been decided since.
                SELECT q.id, q.prospect_id, q.prospect_url, q.prospect_name, q.intent_source, q.created_at,
                       GREATEST(q.not_before, q.step_due_at), false
                  FROM linkedin_outreach_queue q
                 WHERE q.customer_id = :customer AND q.id = :after
            ), keyed AS MATERIALIZED (
                SELECT id, prospect_id, prospect_url, listed,
                       CASE CAST(:order AS text)
                            WHEN 'person' THEN lower(COALESCE(prospect_name, prospect_url))
                            WHEN 'source' THEN COALESCE('0' || lower(intent_source), '1')
                            ELSE '' END AS key,
                       CASE CAST(:order AS text) WHEN 'due' THEN COALESCE(due_at, created_at) ELSE created_at END AS time
                  FROM chosen
            ), first AS MATERIALIZED (
                SELECT person.*, true AS chosen, false AS last,
                       row_number() OVER (ORDER BY person.key, person.time, person.id) AS rank
                  FROM (SELECT DISTINCT ON (COALESCE(prospect_id, id)) id, prospect_id, prospect_url, key, time
                          FROM keyed
                         WHERE listed
                         ORDER BY COALESCE(prospect_id, id), key, time, id) AS person
                 WHERE CAST(:after AS uuid) IS NULL
                    OR (person.key, person.time, person.id) > (SELECT key, time, id FROM keyed WHERE NOT listed)
                 ORDER BY person.key, person.time, person.id
                 LIMIT :limit)
            """;

    private static final String ALL_STEPS = """
            SELECT first.id AS first_id, first.prospect_id AS person_id, first.chosen, first.last,
                   step.status = ANY (CAST(:statuses AS text[]))
                       AND linkedin_outreach_matches(
                           step, CAST(:actions AS text[]), CAST(:patterns AS text[]), CAST(:sources AS text[]),
                           now() + make_interval(hours => :hours)) AS listed,
                   step.*, state.*
              FROM first
              JOIN linkedin_outreach_queue step
                ON step.customer_id = :customer AND step.prospect_url = first.prospect_url
               AND (first.prospect_id IS NOT NULL OR step.id = first.id)
             CROSS JOIN LATERAL linkedin_outreach_state(
                   step.status, step.expires_at, step.locked_until, now()) AS state
             ORDER BY first.rank, linkedin_outreach_step_place(step.day_offset, step.action), step.id
            """;

    private record Step(Place place, @Nullable UUID prospectId, boolean listed, DraftRow row) {}

    /**
     * A place in the list.
     *
     * @param chosen whether a person stands there
     * @param last whether the scan of a status and action ended there: later drafts were not looked at
     */
    private record Place(UUID first, boolean chosen, boolean last) {}

    /** @param sequence null if the place has no person and only ends the list */
    record Found(UUID first, @Nullable Sequence sequence, boolean last) {}

    private final JdbcClient jdbc;

    SequenceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Those that match the query's filters; its cursor and limit are ignored.
     *
     * @param after the {@code first} of the last person before these; null from the start
     * @param limit the maximum number of people
     * @param rows how many drafts of each status and action it looks at, to find those that match the filters
     */
    List<Found> list(
            UUID customerId, QueueQuery query, SequenceOrder order, @Nullable UUID after, int limit, int rows) {
        String first = order == SequenceOrder.AGE ? FIRST_BY_AGE : FIRST_BY_KEY;
        return sequences(QueueStore.filtered(jdbc.sql(first + ALL_STEPS), customerId, query)
                .param("order", order.wireName())
                .param("after", after, Types.OTHER)
                .param("limit", limit)
                // Without filters, the first drafts all match, however the planner reads them.
                .param("rows", query.isFiltered() || !order.isBounded() ? rows : order.maxDrafts())
                .param("candidates", order.maxDrafts())
                .query((row, number) -> step(row))
                .list());
    }

    /** All drafts of these people by person, in the order of the steps; none of an erased person. */
    Map<UUID, List<DraftRow>> ofProspects(UUID customerId, Collection<UUID> prospectIds) {
        return jdbc
                .sql("""
                        SELECT q.*, state.*
                          FROM linkedin_outreach_queue q
                         CROSS JOIN LATERAL linkedin_outreach_state(
                               q.status, q.expires_at, q.locked_until, now()) AS state
                         WHERE q.customer_id = :customer AND q.prospect_id = ANY (:prospects)
                           AND q.prospect_url NOT LIKE 'erased:%'
                         ORDER BY linkedin_outreach_step_place(q.day_offset, q.action), q.id
                        """)
                .param("customer", customerId)
                .param("prospects", prospectIds.toArray(UUID[]::new))
                .query(QueueStore.ROWS)
                .list()
                .stream()
                .collect(Collectors.groupingBy(row -> Objects.requireNonNull(row.prospectId())));
    }

    private static Step step(ResultSet row) throws SQLException {
        Place place = new Place(requiredUuid(row, "first_id"), row.getBoolean("chosen"), row.getBoolean("last"));
        return new Step(place, uuid(row, "person_id"), row.getBoolean("listed"), QueueStore.row(row));
    }

    /** In the order of their first steps. */
    private static List<Found> sequences(List<Step> steps) {
        return steps.stream()
                .collect(Collectors.groupingBy(Step::place, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(each -> found(each.getKey(), each.getValue()))
                .toList();
    }

    private static Found found(Place place, List<Step> steps) {
        Sequence person = new Sequence(
                place.first(),
                steps.get(0).prospectId(),
                steps.stream().filter(Step::listed).map(Step::row).toList(),
                steps.stream().map(Step::row).toList());
        return new Found(place.first(), place.chosen() ? person : null, place.last());
    }
}
