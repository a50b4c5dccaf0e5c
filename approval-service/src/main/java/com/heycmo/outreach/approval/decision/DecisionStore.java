package com.heycmo.outreach.approval.decision;

import com.heycmo.outreach.approval.queue.DraftRow;
import com.heycmo.outreach.approval.queue.QueueStore;
import com.heycmo.outreach.policy.OutreachPolicy;
import com.heycmo.outreach.status.DraftStatus;
import com.heycmo.outreach.status.Transition;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The moves of a reviewer, each a conditional update of a row that is locked and was judged before. They answer with
 * the row as it is now, or with nothing when they did not win.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class DecisionStore {

    private final JdbcClient jdbc;

    DecisionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks the row until the transaction ends, waiting for whoever has it. */
    Optional<LockedDraft> lock(UUID customerId, UUID id) {
        return jdbc.sql("""
                        SELECT *
                          FROM linkedin_outreach_queue
                         WHERE customer_id = :customer AND id = :id
                           FOR NO KEY UPDATE
                        """)
                .param("customer", customerId)
                .param("id", id)
                .query(QueueStore.ROWS)
                .optional()
                .map(this::judge);
    }

    /** In a statement of its own: the clock of the one that locks may have been read before it had to wait. */
    private LockedDraft judge(DraftRow row) {
        return jdbc.sql("""
                        SELECT clock.at,
                               COALESCE(q.locked_until > clock.at, false) AS lock_live,
                               linkedin_outreach_counts_as_expired(
                                   q.status, q.expires_at, q.locked_until, clock.at) AS counts_as_expired
                          FROM (SELECT clock_timestamp() AS at) AS clock
                          JOIN linkedin_outreach_queue q ON q.customer_id = :customer AND q.id = :id
                        """)
                .param("customer", row.customerId())
                .param("id", row.id())
                .query((found, number) -> new LockedDraft(
                        row,
                        found.getObject("at", OffsetDateTime.class).toInstant(),
                        found.getBoolean("lock_live"),
                        found.getBoolean("counts_as_expired")))
                .single();
    }

    Optional<DraftRow> approve(LockedDraft draft, UUID userId) {
        return move(Transition.APPROVE, draft, """
                        UPDATE linkedin_outreach_queue
                           SET status = :to, approved_at = :now, approved_by_user_id = :user, updated_at = :now
                         WHERE customer_id = :customer AND id = :id AND version = :version AND status IN (:from)
                        RETURNING *
                        """)
                .param("user", userId)
                .query(QueueStore.ROWS)
                .optional();
    }

    Optional<DraftRow> skip(LockedDraft draft, UUID userId, @Nullable String reason) {
        return move(Transition.SKIP, draft, """
                        UPDATE linkedin_outreach_queue
                           SET status = :to, skipped_at = :now, skipped_by_user_id = :user, skip_reason = :reason,
                               updated_at = :now
                         WHERE customer_id = :customer AND id = :id AND version = :version AND status IN (:from)
                        RETURNING *
                        """)
                .param("user", userId)
                .param("reason", reason)
                .query(QueueStore.ROWS)
                .optional();
    }

    Optional<DraftRow> edit(LockedDraft draft, UUID userId, String body) {
        return move(Transition.EDIT, draft, """
                        UPDATE linkedin_outreach_queue
                           SET status = :to, body = :body, version = version + 1,
                               -- The first edit keeps what was drafted.
                               drafted_body = COALESCE(drafted_body, body),
                               edited_at = :now, edited_by_user_id = :user, updated_at = :now
                         WHERE customer_id = :customer AND id = :id AND version = :version AND status IN (:from)
                        RETURNING *
                        """)
                .param("user", userId)
                .param("body", body)
                .query(QueueStore.ROWS)
                .optional();
    }

    Optional<DraftRow> reopen(LockedDraft draft) {
        // Claim tokens stay known, and locked_until counts on against the cap: the action may have been done.
        return move(Transition.REOPEN, draft, """
                        UPDATE linkedin_outreach_queue
                           SET status = :to, version = version + 1, claims = 0,
                               expires_at = GREATEST(:now, not_before) + make_interval(hours => :lifetimeHours),
                               approved_at = NULL, approved_by_user_id = NULL,
                               failure_kind = NULL, error_message = NULL, result_url = NULL,
                               updated_at = :now
                         WHERE customer_id = :customer AND id = :id AND version = :version AND status IN (:from)
                           AND (status = :failed
                                OR linkedin_outreach_counts_as_expired(status, expires_at, locked_until, :now))
                        RETURNING *
                        """)
                // In hours, for a day of PostgreSQL follows the session's summer time.
                .param("lifetimeHours", 24 * OutreachPolicy.DRAFT_EXPIRY_DAYS)
                .param("failed", DraftStatus.FAILED.wireName())
                .query(QueueStore.ROWS)
                .optional();
    }

    private JdbcClient.StatementSpec move(Transition move, LockedDraft draft, String sql) {
        List<String> from = move.from().stream().map(DraftStatus::wireName).toList();
        return jdbc.sql(sql)
                .param("from", from)
                .param("to", move.to().wireName())
                .param("customer", draft.row().customerId())
                .param("id", draft.row().id())
                .param("version", draft.row().version())
                .param("now", draft.now().atOffset(ZoneOffset.UTC));
    }
}
