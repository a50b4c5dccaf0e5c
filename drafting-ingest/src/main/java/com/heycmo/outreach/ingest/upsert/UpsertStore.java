package com.heycmo.outreach.ingest.upsert;

import com.heycmo.outreach.draft.Draft;
import com.heycmo.outreach.event.Actor;
import com.heycmo.outreach.policy.OutreachPolicy;
import com.heycmo.outreach.sql.TextArrays;
import com.heycmo.outreach.status.Transition;
import com.heycmo.outreach.tenancy.BackgroundRole;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes drafts into the queue. */
@Repository
@Transactional(transactionManager = BackgroundRole.NAME, propagation = Propagation.MANDATORY)
class UpsertStore {

    /**
     * The effect of one statement.
     *
     * @param inserted new rows
     * @param updated rows with new text, revived ones included
     * @param revived rows that came back from expired; each has its audit entry and event
     */
    record Written(int inserted, int updated, int revived) {}

    private static final String UPSERT = """
            WITH written AS (
                INSERT INTO linkedin_outreach_queue AS q (
                       customer_id, id, action, status, prospect_url, prospect_name, prospect_company, prospect_role,
                       body, day_offset, intent_source, intent_reason, drafted_at, not_before,
                       expires_at, created_at, updated_at)
                SELECT d.customer_id, d.id, d.action, :pendingReview, d.prospect_url, d.prospect_name,
                       d.prospect_company, d.prospect_role, d.body, d.day_offset, d.intent_source, d.intent_reason,
                       d.drafted_at, d.not_before,
                       -- In hours: the length of a day depends on the session's time zone.
                       GREATEST(clock.now, d.not_before) + make_interval(hours => 24 * :expiryDays),
                       clock.now, clock.now
                  FROM unnest(CAST(:customerId AS uuid[]), CAST(:id AS uuid[]), CAST(:action AS text[]),
                              CAST(:prospectUrl AS text[]), CAST(:prospectName AS text[]),
                              CAST(:prospectCompany AS text[]), CAST(:prospectRole AS text[]), CAST(:body AS text[]),
                              CAST(:dayOffset AS int[]), CAST(:intentSource AS text[]),
                              CAST(:intentReason AS text[]), CAST(:draftedAt AS timestamptz[]),
                              CAST(:notBefore AS timestamptz[]))
                    AS d (customer_id, id, action, prospect_url, prospect_name, prospect_company, prospect_role, body,
                          day_offset, intent_source, intent_reason, drafted_at, not_before)
                 CROSS JOIN (SELECT now() AS now) AS clock
                 -- ON CONFLICT locks every row that it meets. In a replay, reading first is cheaper; where most drafts
                 -- are new, it is not.
                 WHERE NOT :replaying OR NOT EXISTS (
                    SELECT 1
                      FROM linkedin_outreach_queue existing
                     WHERE existing.customer_id = d.customer_id AND existing.id = d.id
                       AND NOT linkedin_outreach_takes_draft(existing, d.drafted_at, clock.now)
                    OFFSET 0)
                -- Only EXCLUDED below, no second reading of the clock: the same on every node of a cluster.
                ON CONFLICT (customer_id, prospect_url, action, day_offset) DO UPDATE
                   SET status = EXCLUDED.status,
                       prospect_name = EXCLUDED.prospect_name,
                       prospect_company = EXCLUDED.prospect_company,
                       prospect_role = EXCLUDED.prospect_role,
                       body = EXCLUDED.body,
                       intent_source = EXCLUDED.intent_source,
                       intent_reason = EXCLUDED.intent_reason,
                       drafted_at = EXCLUDED.drafted_at,
                       not_before = EXCLUDED.not_before,
                       expires_at = EXCLUDED.expires_at,
                       approved_at = NULL,
                       approved_by_user_id = NULL,
                       edited_at = NULL,
                       edited_by_user_id = NULL,
                       drafted_body = NULL,
                       version = q.version + 1,
                       updated_at = EXCLUDED.updated_at
                 WHERE linkedin_outreach_takes_draft(q, EXCLUDED.drafted_at, EXCLUDED.created_at)
                -- New rows, which are most, do not carry the whole row along.
                RETURNING q.customer_id, q.id, q.version, q.updated_at, CASE WHEN q.version > 1 THEN q END AS updated),
            -- Only revivals are recorded: new and redrafted rows are still to be decided.
            revived AS MATERIALIZED (
                SELECT linkedin_outreach_trace(w.updated, :what, :actor, NULL) AS event_id
                  FROM written w
                 -- The statement sees the table as it was before: this finds the replaced row, unless another
                 -- transaction replaced it first, and then the version differs.
                 CROSS JOIN LATERAL (
                    SELECT 1
                      FROM linkedin_outreach_queue replaced
                     WHERE replaced.customer_id = w.customer_id AND replaced.id = w.id
                       AND replaced.version = w.version - 1
                       AND linkedin_outreach_counts_as_expired(
                           replaced.status, replaced.expires_at, replaced.locked_until, w.updated_at)
                    -- Keeps this an index probe for each row instead of a join.
                    OFFSET 0) AS expired
                 WHERE w.version > 1)
            SELECT count(*) FILTER (WHERE version = 1) AS inserted,
                   count(*) FILTER (WHERE version > 1) AS updated,
                   (SELECT count(event_id) FROM revived) AS revived
              FROM written
            """;

    private final JdbcClient jdbc;

    UpsertStore(@BackgroundRole JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Inserts new drafts and updates the rows that take one, in the order given. No key may occur twice.
     *
     * @param replaying whether most drafts are expected to change nothing; does not affect the result
     */
    Written upsert(List<ReceivedDraft> drafts, boolean replaying) {
        return jdbc.sql(UPSERT)
                .param("replaying", replaying)
                .param("pendingReview", Transition.REVIVE.to().wireName())
                .param("what", Transition.REVIVE.pastTense())
                .param("actor", Actor.AGENT.wireName())
                .param("expiryDays", OutreachPolicy.DRAFT_EXPIRY_DAYS)
                .param("id", TextArrays.of(drafts, ReceivedDraft::id))
                .param("customerId", column(drafts, Draft::customerId))
                .param("action", column(drafts, draft -> draft.action().wireName()))
                .param("prospectUrl", column(drafts, Draft::prospectUrl))
                .param("prospectName", column(drafts, Draft::prospectName))
                .param("prospectCompany", column(drafts, Draft::prospectCompany))
                .param("prospectRole", column(drafts, Draft::prospectRole))
                .param("body", column(drafts, Draft::body))
                .param("dayOffset", column(drafts, Draft::dayOffset))
                .param("intentSource", column(drafts, Draft::intentSource))
                .param("intentReason", column(drafts, Draft::intentReason))
                .param("draftedAt", column(drafts, Draft::draftedAt))
                .param("notBefore", column(drafts, Draft::notBefore))
                .query((row, number) ->
                        new Written(row.getInt("inserted"), row.getInt("updated"), row.getInt("revived")))
                .single();
    }

    private static @Nullable String[] column(List<ReceivedDraft> drafts, Function<Draft, @Nullable Object> field) {
        return TextArrays.of(drafts, received -> field.apply(received.draft()));
    }
}
