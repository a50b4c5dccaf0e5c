package com.heycmo.outreach.upsert;

import com.heycmo.outreach.draft.Draft;
import com.heycmo.outreach.draft.ProspectId;
import com.heycmo.outreach.event.Actor;
import com.heycmo.outreach.holds.HoldStore;
import com.heycmo.outreach.policy.OutreachPolicy;
import com.heycmo.outreach.sql.TextArrays;
import com.heycmo.outreach.status.Transition;
import java.sql.Types;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes drafts into the queue. The callers' stores bind it to their login and open the transaction.
 *
 * <p>Two transactions that insert the same new draft can fail with a unique violation of the primary key, which is not
 * the key of {@code ON CONFLICT}. The next attempt finds the row. A draft for the row of an erased
 * person fails in the same way, until an attempt reads before it writes ({@code replaying}).
 */
public class UpsertStore {

    /**
     * The effect of one statement.
     *
     * @param inserted new rows
     * @param updated rows with new text, revived ones included
     * @param recorded changes with an audit entry and an event: revived rows and drafts made by hand
     */
    public record Written(int inserted, int updated, int recorded) {}

    private record DraftByHand(UUID id, Draft draft) implements IncomingDraft {

        @Override
        public @Nullable Integer partition() {
            return null;
        }

        @Override
        public @Nullable Long offset() {
            return null;
        }

        @Override
        public @Nullable String traceparent() {
            return null;
        }
    }

    private static final String UPSERT = """
            WITH written AS (
                INSERT INTO linkedin_outreach_queue AS q (
                       customer_id, id, action, status, prospect_url, prospect_id, prospect_name, prospect_company,
                       prospect_role, body, day_offset, intent_source, intent_reason, drafted_at, topic_partition,
                       topic_offset, not_before, wait_for, variant, traceparent, made_by_hand, edited_at,
                       edited_by_user_id, expires_at, created_at, updated_at)
                SELECT d.customer_id, d.id, d.action, :pendingReview, d.prospect_url, d.prospect_id, d.prospect_name,
                       d.prospect_company, d.prospect_role, d.body, d.day_offset, d.intent_source, d.intent_reason,
                       d.drafted_at, d.topic_partition, d.topic_offset, d.not_before, d.wait_for, d.variant,
                       COALESCE(d.traceparent, linkedin_outreach_current_traceparent()),
                       hand.author IS NOT NULL, CASE WHEN hand.author IS NOT NULL THEN clock.now END, hand.author,
                       -- In hours: the length of a day depends on the session's time zone.
                       GREATEST(clock.now, d.not_before) + make_interval(
                           hours => 24 * CASE WHEN d.wait_for IS NULL THEN :expiryDays ELSE :waitingExpiryDays END),
                       clock.now, clock.now
                  FROM unnest(CAST(:customerId AS uuid[]), CAST(:id AS uuid[]), CAST(:action AS text[]),
                              CAST(:prospectUrl AS text[]), CAST(:prospectId AS uuid[]),
                              CAST(:prospectName AS text[]), CAST(:prospectCompany AS text[]),
                              CAST(:prospectRole AS text[]), CAST(:body AS text[]),
                              CAST(:dayOffset AS int[]), CAST(:intentSource AS text[]),
                              CAST(:intentReason AS text[]), CAST(:draftedAt AS timestamptz[]),
                              CAST(:partition AS int[]), CAST(:offset AS bigint[]),
                              CAST(:notBefore AS timestamptz[]), CAST(:waitFor AS text[]), CAST(:variant AS text[]),
                              CAST(:traceparent AS text[]))
                    AS d (customer_id, id, action, prospect_url, prospect_id, prospect_name, prospect_company,
                          prospect_role, body, day_offset, intent_source, intent_reason, drafted_at, topic_partition,
                          topic_offset, not_before, wait_for, variant, traceparent)
                 CROSS JOIN (SELECT now() AS now) AS clock
                 CROSS JOIN (SELECT CAST(:author AS uuid) AS author) AS hand
                 -- ON CONFLICT locks every row that it meets. In a replay, reading first is cheaper; where most drafts
                 -- are new, it is not.
                 WHERE NOT :replaying OR NOT EXISTS (
                    SELECT 1
                      FROM linkedin_outreach_queue existing
                     WHERE existing.customer_id = d.customer_id AND existing.id = d.id
                       AND NOT linkedin_outreach_takes_draft(
                           existing, d.drafted_at, d.topic_partition, d.topic_offset, clock.now)
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
                       topic_partition = EXCLUDED.topic_partition,
                       topic_offset = EXCLUDED.topic_offset,
                       not_before = EXCLUDED.not_before,
                       wait_for = EXCLUDED.wait_for,
                       variant = EXCLUDED.variant,
                       traceparent = EXCLUDED.traceparent,
                       expires_at = EXCLUDED.expires_at,
                       approved_at = NULL,
                       approved_by_user_id = NULL,
                       approved_via = NULL,
                       made_by_hand = EXCLUDED.made_by_hand,
                       edited_at = EXCLUDED.edited_at,
                       edited_by_user_id = EXCLUDED.edited_by_user_id,
                       drafted_body = NULL,
                       version = q.version + 1,
                       updated_at = EXCLUDED.updated_at
                 WHERE CASE WHEN EXCLUDED.made_by_hand
                            THEN linkedin_outreach_takes_draft_by_hand(q, :replaces, EXCLUDED.created_at)
                            ELSE linkedin_outreach_takes_draft(
                                 q, EXCLUDED.drafted_at, EXCLUDED.topic_partition, EXCLUDED.topic_offset,
                                 EXCLUDED.created_at)
                       END
                -- An agent's new rows, which are most, do not carry the whole row along.
                RETURNING q.customer_id, q.id, q.version, q.updated_at,
                          CASE WHEN q.version > 1 OR q.made_by_hand THEN q END AS changed),
            -- An agent's new and redrafted rows are not recorded: they are on the drafts topic.
            recorded AS MATERIALIZED (
                SELECT linkedin_outreach_record(
                           w.changed, :what, :actor, CAST(:author AS uuid), via => :via) AS event_id
                  FROM written w
                 WHERE CAST(:author AS uuid) IS NOT NULL
                    -- The statement sees the table as it was before: this finds the replaced row, unless another
                    -- transaction replaced it first, and then the version differs.
                    OR (w.version > 1 AND EXISTS (
                        SELECT 1
                          FROM linkedin_outreach_queue replaced
                         WHERE replaced.customer_id = w.customer_id AND replaced.id = w.id
                           AND replaced.version = w.version - 1
                           AND linkedin_outreach_counts_as_expired(
                               replaced.status, replaced.expires_at, replaced.locked_until, w.updated_at)
                        -- Keeps this an index probe for each row instead of a join.
                        OFFSET 0)))
            SELECT count(*) FILTER (WHERE version = 1) AS inserted,
                   count(*) FILTER (WHERE version > 1) AS updated,
                   (SELECT count(event_id) FROM recorded) AS recorded
              FROM written
            """;

    private final JdbcClient jdbc;
    private final HoldStore holds;

    public UpsertStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.holds = new HoldStore(jdbc);
    }

    /**
     * Locks the customers of these drafts until the transaction ends. Comes before {@link #upsert}.
     *
     * @return whether one of them ever had a do-not-contact entry
     */
    public boolean lockCustomers(List<? extends IncomingDraft> drafts) {
        return holds.lockCustomers(
                drafts.stream().map(incoming -> incoming.draft().customerId()).collect(Collectors.toSet()));
    }

    /**
     * Inserts new drafts of agents and updates the rows that take one, in the order given. No key may occur twice. The
     * customers are locked.
     *
     * @param replaying whether most drafts are expected to change nothing; does not affect the result
     */
    public Written upsert(List<? extends IncomingDraft> drafts, boolean replaying) {
        Written written = statement(drafts, null)
                .param("replaying", replaying)
                .param("what", Transition.REVIVE.pastTense())
                .param("actor", Actor.AGENT.wireName())
                .param("via", null, Types.VARCHAR)
                .param("replaces", null, Types.INTEGER)
                .query(Written.class)
                .single();
        if (written.inserted() + written.updated() > 0) {
            holds.update(drafts.stream()
                    .map(incoming -> new HoldStore.Drafts(
                            incoming.draft().customerId(), incoming.draft().prospectUrl(), incoming.id()))
                    .toList());
        }
        return written;
    }

    /**
     * Inserts a person's draft, or replaces the pending one of this version. The customer is locked.
     *
     * @param via page or api: how the person submitted it
     * @param replaces the version that the person saw; null to insert only
     * @return false if the key is taken, by another version or in another status
     */
    public boolean upsertByHand(Draft draft, UUID author, String via, @Nullable Integer replaces) {
        Written written = statement(List.of(new DraftByHand(draft.id(), draft)), author)
                .param("replaying", false)
                .param("what", Transition.REPLACE.pastTense())
                .param("actor", Actor.PERSON.wireName())
                .param("via", via)
                .param("replaces", replaces, Types.INTEGER)
                .query(Written.class)
                .single();
        holds.update(draft.customerId(), draft.prospectUrl());
        return written.recorded() == 1;
    }

    private JdbcClient.StatementSpec statement(List<? extends IncomingDraft> drafts, @Nullable UUID author) {
        return jdbc.sql(UPSERT)
                .param("pendingReview", Transition.REVIVE.to().wireName())
                .param("expiryDays", OutreachPolicy.DRAFT_EXPIRY_DAYS)
                .param("waitingExpiryDays", OutreachPolicy.WAITING_DRAFT_EXPIRY_DAYS)
                .param("author", author, Types.OTHER)
                .param("id", TextArrays.of(drafts, IncomingDraft::id))
                .param("partition", TextArrays.of(drafts, IncomingDraft::partition))
                .param("offset", TextArrays.of(drafts, IncomingDraft::offset))
                .param("traceparent", TextArrays.of(drafts, IncomingDraft::traceparent))
                .param("customerId", column(drafts, Draft::customerId))
                .param("action", column(drafts, draft -> draft.action().wireName()))
                .param("prospectUrl", column(drafts, Draft::prospectUrl))
                .param("prospectId", column(drafts, draft -> ProspectId.of(draft.customerId(), draft.prospectUrl())))
                .param("prospectName", column(drafts, Draft::prospectName))
                .param("prospectCompany", column(drafts, Draft::prospectCompany))
                .param("prospectRole", column(drafts, Draft::prospectRole))
                .param("body", column(drafts, Draft::body))
                .param("dayOffset", column(drafts, Draft::dayOffset))
                .param("intentSource", column(drafts, Draft::intentSource))
                .param("intentReason", column(drafts, Draft::intentReason))
                .param("draftedAt", column(drafts, Draft::draftedAt))
                .param("notBefore", column(drafts, Draft::notBefore))
                .param("waitFor", column(drafts, Draft::waitFor))
                .param("variant", column(drafts, Draft::variant));
    }

    private static @Nullable String[] column(
            List<? extends IncomingDraft> drafts, Function<Draft, @Nullable Object> field) {
        return TextArrays.of(drafts, incoming -> field.apply(incoming.draft()));
    }
}
