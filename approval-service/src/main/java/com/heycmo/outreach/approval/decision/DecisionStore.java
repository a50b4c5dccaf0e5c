package com.heycmo.outreach.approval.decision;

import com.heycmo.outreach.approval.queue.DraftRow;
import com.heycmo.outreach.approval.queue.QueueStore;
import com.heycmo.outreach.event.Actor;
import com.heycmo.outreach.holds.HoldStore;
import com.heycmo.outreach.policy.OutreachPolicy;
import com.heycmo.outreach.status.FailureKind;
import com.heycmo.outreach.status.Transition;
import com.heycmo.outreach.traces.Traceparent;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A reviewer's transitions: conditional updates of a row that is locked and was checked before, each recorded by
 * {@code linkedin_outreach_record}. They return the updated row, or nothing if the condition did not hold.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class DecisionStore {

    /** What decides about drafts besides themselves. A customer without a row has the policy's limit. */
    private static final String JUDGED = """
            SELECT q.*, state.*, COALESCE((
                SELECT c.max_connection_note_length
                  FROM linkedin_outreach_customer c
                 WHERE c.customer_id = :customer), %d) AS max_note_length, EXISTS (
                SELECT 1
                  FROM linkedin_outreach_customer c
                 CROSS JOIN LATERAL linkedin_outreach_entries_against(
                       q.customer_id, q.prospect_url, q.prospect_company, NULL, q.locked_at)
                 WHERE c.customer_id = :customer AND c.has_do_not_contact) AS is_forbidden
              FROM judged q
             CROSS JOIN LATERAL linkedin_outreach_state(
                   q.status, q.expires_at, q.locked_until, q.locked_at) AS state
            """.formatted(OutreachPolicy.MAX_CONNECTION_NOTE_LENGTH);

    private static final RowMapper<LockedDraft> DRAFTS = (row, number) -> new LockedDraft(
            QueueStore.ROWS.mapRow(row, number), row.getInt("max_note_length"), row.getBoolean("is_forbidden"));

    private final JdbcClient jdbc;
    private final HoldStore holds;

    DecisionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.holds = new HoldStore(jdbc);
    }

    /** Locks the customer and the row until the transaction ends and reads the row's state. */
    Optional<LockedDraft> lock(UUID customerId, UUID id) {
        holds.lockCustomer(customerId);
        return jdbc.sql("""
                        WITH locked AS MATERIALIZED (
                            SELECT *
                              FROM linkedin_outreach_queue
                             WHERE customer_id = :customer AND id = :id
                               FOR NO KEY UPDATE),
                        -- Materialized, so that the clock is read after the wait for the lock.
                        judged AS MATERIALIZED (
                            SELECT *, clock_timestamp() AS locked_at
                              FROM locked)
                        """ + JUDGED)
                .param("customer", customerId)
                .param("id", id)
                .query((row, number) -> {
                    Traceparent.link(row.getString("traceparent"));
                    return DRAFTS.mapRow(row, number);
                })
                .optional();
    }

    /** The existing ones of these, as {@link #lock} reads them, without a lock. */
    List<LockedDraft> look(UUID customerId, Collection<UUID> ids) {
        return jdbc.sql("""
                        WITH judged AS (
                            SELECT q.*, now() AS locked_at
                              FROM unnest(CAST(:ids AS uuid[])) AS wanted (id)
                              JOIN linkedin_outreach_queue q ON q.customer_id = :customer AND q.id = wanted.id)
                        """ + JUDGED)
                .param("customer", customerId)
                .param("ids", ids.toArray(UUID[]::new))
                .query(DRAFTS)
                .list();
    }

    Optional<DraftRow> approve(LockedDraft draft, UUID userId, DecidedVia via) {
        return transition(Transition.APPROVE, draft, userId, via, """
                        approved_at = :now, approved_by_user_id = :user, approved_via = :via,
                        failed_releases = 0, retry_at = NULL""")
                .query(QueueStore.ROWS)
                .optional();
    }

    Optional<DraftRow> skip(LockedDraft draft, UUID userId, @Nullable String reason, DecidedVia via) {
        return transition(Transition.SKIP, draft, userId, via, """
                        skipped_at = :now, skipped_by_user_id = :user, skip_reason = :reason""")
                .param("reason", reason)
                .query(QueueStore.ROWS)
                .optional();
    }

    Optional<DraftRow> edit(LockedDraft draft, UUID userId, String body, DecidedVia via) {
        return transition(Transition.EDIT, draft, userId, via, """
                        body = :body, version = version + 1,
                        -- The first edit keeps the agent's text.
                        drafted_body = COALESCE(drafted_body, body),
                        edited_at = :now, edited_by_user_id = :user""")
                .param("body", body)
                .query(QueueStore.ROWS)
                .optional();
    }

    Optional<DraftRow> reopen(LockedDraft draft, UUID userId, DecidedVia via) {
        // Claim tokens stay known, and locked_until still counts against the cap: the action may have been done.
        return transition(Transition.REOPEN, draft, userId, via, """
                        version = version + 1, claims = 0,
                        expires_at = GREATEST(:now, not_before) + make_interval(
                            hours => 24 * CASE WHEN wait_for IS NULL THEN :expiryDays
                                               ELSE :waitingExpiryDays END),
                        approved_at = NULL, approved_by_user_id = NULL, approved_via = NULL,
                        skipped_at = NULL, skipped_by_user_id = NULL, skip_reason = NULL,
                        failure_kind = NULL, failure_code = NULL, error_message = NULL,
                        resolved_by_user_id = NULL, result_url = NULL, failed_releases = 0,
                        retry_at = NULL""")
                // In hours: PostgreSQL's day depends on the session's time zone.
                .param("expiryDays", OutreachPolicy.DRAFT_EXPIRY_DAYS)
                .param("waitingExpiryDays", OutreachPolicy.WAITING_DRAFT_EXPIRY_DAYS)
                .query(QueueStore.ROWS)
                .optional();
    }

    /** Sent when a late report would have been: now, or at the end of the last lock, if that is earlier. */
    Optional<DraftRow> resolveSent(LockedDraft draft, UUID userId, @Nullable String resultUrl, DecidedVia via) {
        return transition(Transition.RESOLVE_SENT, draft, userId, via, """
                        sent_at = linkedin_outreach_acted_by(locked_until, :now), locked_until = NULL,
                        result_url = :resultUrl, failure_kind = NULL, failure_code = NULL,
                        error_message = NULL, resolved_by_user_id = :user, outcomes = outcomes + 1""")
                .param("resultUrl", resultUrl)
                .query(QueueStore.ROWS)
                .optional();
    }

    /** Without its lock the draft no longer counts against the cap, because nothing was sent. */
    Optional<DraftRow> resolveFailed(LockedDraft draft, UUID userId, DecidedVia via) {
        return transition(Transition.RESOLVE_FAILED, draft, userId, via, """
                        locked_until = NULL, failure_kind = :kind,
                        resolved_by_user_id = :user, outcomes = outcomes + 1""")
                .param("kind", FailureKind.REPORTED.wireName())
                .query(QueueStore.ROWS)
                .optional();
    }

    /** Judges anew what holds the drafts for this prospect. Comes after a transition of this draft. */
    void updateHolds(DraftRow row) {
        holds.update(row.customerId(), Objects.requireNonNull(row.prospectUrl()), row.id());
    }

    /** @param assignments what the transition sets besides the status, as SQL */
    private JdbcClient.StatementSpec transition(
            Transition transition, LockedDraft draft, UUID userId, DecidedVia via, String assignments) {
        return jdbc.sql("""
                        WITH updated AS (
                            UPDATE linkedin_outreach_queue q
                               SET status = :to, updated_at = :now,
                                   traceparent = COALESCE(linkedin_outreach_current_traceparent(), traceparent), %s
                             WHERE customer_id = :customer AND id = :id AND version = :version AND status = ANY (:from)
                            RETURNING q.*, linkedin_outreach_record(q, :what, :actor, :user, via => :via))
                        SELECT q.*, state.*
                          FROM updated q
                         CROSS JOIN LATERAL linkedin_outreach_state(
                               q.status, q.expires_at, q.locked_until, :now) AS state
                        """.formatted(assignments))
                .param("from", transition.fromNames())
                .param("to", transition.to().wireName())
                .param("what", transition.pastTense())
                .param("actor", Actor.PERSON.wireName())
                .param("user", userId)
                .param("via", via.wireName())
                .param("customer", draft.row().customerId())
                .param("id", draft.row().id())
                .param("version", draft.row().version())
                .param("now", draft.row().state().now().atOffset(ZoneOffset.UTC));
    }
}
