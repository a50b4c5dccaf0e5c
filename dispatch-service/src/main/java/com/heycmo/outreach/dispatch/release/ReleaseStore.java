package com.heycmo.outreach.dispatch.release;

import com.heycmo.outreach.dispatch.job.ReportedJob;
import com.heycmo.outreach.event.Actor;
import com.heycmo.outreach.policy.OutreachPolicy;
import com.heycmo.outreach.sql.Columns;
import com.heycmo.outreach.sql.Times;
import com.heycmo.outreach.status.FailureKind;
import com.heycmo.outreach.status.Transition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The statements of a release. The customer and the row are locked. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ReleaseStore {

    private final JdbcClient jdbc;

    ReleaseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The answer to a release of this claim, if there was one. */
    Optional<ReleaseAnswer> find(ReportedJob job, String claimToken) {
        return jdbc.sql("""
                        SELECT draft_id, status, held_until, paused
                          FROM linkedin_outreach_release
                         WHERE customer_id = :customer AND draft_id = :id AND claim_token = CAST(:token AS uuid)
                        """)
                .param("customer", job.customerId())
                .param("id", job.id())
                .param("token", claimToken)
                .query(ReleaseStore::answer)
                .optional();
    }

    /**
     * Makes the row what it was before its last claim, and records the release.
     *
     * @param counts whether it counts towards the failure of the draft
     * @param retryAt null if the draft itself does not wait
     */
    void release(ReportedJob job, UUID extensionId, Release release, boolean counts, @Nullable Instant retryAt) {
        jdbc.sql("""
                        UPDATE linkedin_outreach_queue q
                           SET locked_until = locked_until_before, claims = claims - 1, claim_released = true,
                               -- The key of the claim must not hand out this job again.
                               claim_key = NULL,
                               failed_releases = failed_releases + CASE WHEN :counts THEN 1 ELSE 0 END,
                               retry_at = CAST(:retryAt AS timestamptz), updated_at = :now
                         WHERE customer_id = :customer AND id = :id
                        RETURNING linkedin_outreach_record(q, 'released', :actor, :extensionId, note => :reason)
                        """)
                .param("counts", counts)
                .param("retryAt", Times.utc(retryAt))
                .param("now", job.now().atOffset(ZoneOffset.UTC))
                .param("customer", job.customerId())
                .param("id", job.id())
                .param("actor", Actor.EXTENSION.wireName())
                .param("extensionId", extensionId)
                .param("reason", release.reason())
                .query()
                .singleRow();
    }

    /** Fails a draft that was released too often. */
    void fail(ReportedJob job, UUID extensionId, Release release) {
        transition(Transition.REPORT_FAILED, job, """
                        UPDATE linkedin_outreach_queue q
                           SET status = :to, retry_at = NULL, failure_kind = :kind, failure_code = :code,
                               error_message = :message, outcomes = outcomes + 1
                         WHERE customer_id = :customer AND id = :id AND status = ANY (:from)
                        RETURNING linkedin_outreach_record(q, :what, :actor, :extensionId)
                        """)
                .param("kind", FailureKind.REPORTED.wireName())
                .param("code", release.code().wireName())
                .param(
                        "message",
                        "Released %d times. The last reason was %s."
                                .formatted(OutreachPolicy.MAX_FAILED_RELEASES, release.reason()))
                .param("actor", Actor.EXTENSION.wireName())
                .param("extensionId", extensionId)
                .query(UUID.class)
                .single();
    }

    /** Skips a draft for the rule that left it alone while its lock was live. */
    void skip(ReportedJob job) {
        transition(Transition.SKIP, job, """
                        UPDATE linkedin_outreach_queue q
                           SET status = :to, skipped_at = :now
                         WHERE customer_id = :customer AND id = :id AND status = ANY (:from)
                        RETURNING linkedin_outreach_record(q, :what, :actor, NULL)
                        """)
                .param("now", job.now().atOffset(ZoneOffset.UTC))
                .param("actor", Actor.PIPELINE.wireName())
                .query(UUID.class)
                .single();
    }

    /** Keeps the effect of the release as its answer. */
    ReleaseAnswer saveAnswer(ReportedJob job, String claimToken) {
        return jdbc.sql("""
                        INSERT INTO linkedin_outreach_release AS r
                               (customer_id, draft_id, claim_token, released_at, status, held_until, paused,
                                locked_until)
                        SELECT q.customer_id, q.id, CAST(:token AS uuid), :now, q.status,
                               CASE WHEN q.status = 'approved'
                                    THEN GREATEST(q.retry_at, linkedin_outreach_if_ahead(l.held_until, :now)) END,
                               c.paused_at IS NOT NULL, CAST(:lockedUntil AS timestamptz)
                          FROM linkedin_outreach_queue q
                          JOIN linkedin_outreach_customer c ON c.customer_id = q.customer_id
                          LEFT JOIN linkedin_outreach_action_limit l
                                 ON l.customer_id = q.customer_id AND l.action = q.action
                         WHERE q.customer_id = :customer AND q.id = :id
                        RETURNING r.draft_id, r.status, r.held_until, r.paused
                        """)
                .param("token", claimToken)
                .param("now", job.now().atOffset(ZoneOffset.UTC))
                .param("lockedUntil", Times.utc(job.lockedUntil()))
                .param("customer", job.customerId())
                .param("id", job.id())
                .query(ReleaseStore::answer)
                .single();
    }

    private JdbcClient.StatementSpec transition(Transition transition, ReportedJob job, String sql) {
        return jdbc.sql(sql)
                .param("to", transition.to().wireName())
                .param("from", transition.fromNames())
                .param("what", transition.pastTense())
                .param("customer", job.customerId())
                .param("id", job.id());
    }

    private static ReleaseAnswer answer(ResultSet row, int number) throws SQLException {
        return new ReleaseAnswer(
                Columns.requiredUuid(row, "draft_id"),
                row.getString("status"),
                Columns.instant(row, "held_until"),
                row.getBoolean("paused"));
    }
}
