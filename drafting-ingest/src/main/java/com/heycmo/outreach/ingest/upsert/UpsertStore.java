package com.heycmo.outreach.ingest.upsert;

import com.heycmo.outreach.audit.Actor;
import com.heycmo.outreach.audit.AuditAction;
import com.heycmo.outreach.draft.Draft;
import com.heycmo.outreach.event.DecisionEvent;
import com.heycmo.outreach.policy.OutreachPolicy;
import com.heycmo.outreach.status.Transition;
import com.heycmo.outreach.tenancy.BackgroundRole;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The queue's rows as ingest writes them. */
@Repository
@Transactional(transactionManager = BackgroundRole.NAME, propagation = Propagation.MANDATORY)
class UpsertStore {

    /**
     * What a statement did.
     *
     * @param inserted how many rows it made
     * @param updated how many rows it gave a new text, the revived ones included
     * @param revived what is to be told of each row that came back from expired
     */
    record Written(int inserted, int updated, List<DecisionEvent> revived) {

        Written {
            revived = List.copyOf(revived);
        }
    }

    private static final String UPSERT = """
            WITH written AS (
                INSERT INTO linkedin_outreach_queue AS q (
                       customer_id, id, action, status, prospect_url, prospect_name, prospect_company, prospect_role,
                       body, day_offset, intent_source, intent_reason, drafted_at, not_before,
                       expires_at, created_at, updated_at)
                SELECT d.customer_id, d.id, d.action, :pendingReview, d.prospect_url, d.prospect_name,
                       d.prospect_company, d.prospect_role, d.body, d.day_offset, d.intent_source, d.intent_reason,
                       d.drafted_at, d.not_before,
                       -- in hours: how long a day is would depend on the session's time zone
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
                 -- ON CONFLICT locks each row that it meets, so that in a replay it is cheaper to look first. Where
                 -- most is new it is not.
                 WHERE NOT :replaying OR NOT EXISTS (
                    SELECT 1
                      FROM linkedin_outreach_queue there
                     WHERE there.customer_id = d.customer_id AND there.id = d.id
                       AND NOT linkedin_outreach_takes_draft(there, d.drafted_at, clock.now)
                    OFFSET 0)
                -- Nothing but EXCLUDED below, no second look at the clock: the same on every node of a cluster.
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
                RETURNING q.customer_id, q.id, q.action, q.day_offset, q.intent_source, q.drafted_at, q.version,
                       q.updated_at),
            -- What came back from expired is written down and told; what is new, or still to be decided, is nobody's
            -- doing.
            revived AS (
                SELECT w.*
                  FROM written w
                 -- All of a statement sees the table as it was before it: this is the row that was written over, unless
                 -- somebody else came between, and then its version tells.
                 CROSS JOIN LATERAL (
                    SELECT 1
                      FROM linkedin_outreach_queue was
                     WHERE was.customer_id = w.customer_id AND was.id = w.id AND was.version = w.version - 1
                       AND linkedin_outreach_counts_as_expired(
                           was.status, was.expires_at, was.locked_until, w.updated_at)
                    -- Looked up for each row, never turned into a join.
                    OFFSET 0) AS expired
                 WHERE w.version > 1),
            written_down AS (
                INSERT INTO linkedin_outreach_audit (customer_id, what, draft_id, version, actor)
                SELECT customer_id, :revived, id, version, :agent
                  FROM revived)
            -- One row for each that was revived, or one alone when none was.
            SELECT counted.*, revived.*
              FROM (SELECT count(*) FILTER (WHERE version = 1) AS inserted,
                           count(*) FILTER (WHERE version > 1) AS updated
                      FROM written) AS counted
              LEFT JOIN revived ON true
            """;

    private final JdbcClient jdbc;

    UpsertStore(@BackgroundRole JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Inserts what is new and updates what may be, in the order given. No key may come twice.
     *
     * @param replaying whether most of it is expected to change nothing; what is written does not depend on it
     */
    Written upsert(List<ReceivedDraft> drafts, boolean replaying) {
        return jdbc.sql(UPSERT)
                .param("replaying", replaying)
                .param("pendingReview", Transition.REVIVE.to().wireName())
                .param("revived", AuditAction.REVIVED.wireName())
                .param("agent", Actor.AGENT.kind().wireName())
                .param("expiryDays", OutreachPolicy.DRAFT_EXPIRY_DAYS)
                .param("id", texts(drafts, ReceivedDraft::id))
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
                .query(UpsertStore::written);
    }

    private static Written written(ResultSet row) throws SQLException {
        List<DecisionEvent> revived = new ArrayList<>();
        int inserted = 0;
        int updated = 0;
        while (row.next()) {
            inserted = row.getInt("inserted");
            updated = row.getInt("updated");
            if (row.getString("id") != null) {
                revived.add(revived(row));
            }
        }
        return new Written(inserted, updated, revived);
    }

    private static DecisionEvent revived(ResultSet row) throws SQLException {
        return new DecisionEvent(
                UUID.randomUUID(),
                DecisionEvent.REVIVED,
                row.getObject("customer_id", UUID.class),
                row.getObject("id", UUID.class),
                row.getString("action"),
                row.getInt("day_offset"),
                row.getString("intent_source"),
                row.getObject("drafted_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                row.getInt("version"),
                Actor.AGENT.kind().wireName(),
                null,
                null);
    }

    private static @Nullable String[] column(List<ReceivedDraft> drafts, Function<Draft, @Nullable Object> field) {
        return texts(drafts, received -> field.apply(received.draft()));
    }

    /** Arrays travel as text; the statement says what they are. */
    private static @Nullable String[] texts(
            List<ReceivedDraft> drafts, Function<ReceivedDraft, @Nullable Object> field) {
        return drafts.stream()
                .map(draft -> Objects.toString(field.apply(draft), null))
                .toArray(String[]::new);
    }

    /** Every SQLSTATE in this exception and what caused it, outermost first. */
    static List<String> sqlStates(Throwable thrown) {
        List<String> states = new ArrayList<>();
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                states.add(sql.getSQLState());
            }
        }
        return states;
    }
}
