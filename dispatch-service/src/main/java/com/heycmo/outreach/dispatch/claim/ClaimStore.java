package com.heycmo.outreach.dispatch.claim;

import com.heycmo.outreach.event.Actor;
import com.heycmo.outreach.holds.HoldStore;
import com.heycmo.outreach.holds.RuleSkipStore;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.policy.OutreachPolicy;
import com.heycmo.outreach.sql.Columns;
import com.heycmo.outreach.status.FailureKind;
import com.heycmo.outreach.status.Transition;
import com.heycmo.outreach.traces.Traces;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Calls the claim function: one statement, one transaction, one round trip. The function sets the customer for row-level
 * security.
 */
@Repository
class ClaimStore {

    private static final String[] ACTIONS = Action.wireNames();
    private static final Integer[] CAPS = Action.caps();
    private static final @Nullable Integer[] WEEKLY_CAPS = Action.defaultCapsPerWeek();

    private static final String NEVER_ANSWERED =
            "Claimed %d times, and no extension ever answered.".formatted(OutreachPolicy.MAX_CLAIMS);

    private final JdbcClient jdbc;
    private final Traces traces;
    private final HoldStore holds;
    private final RuleSkipStore rules;

    ClaimStore(JdbcClient jdbc, Traces traces) {
        this.jdbc = jdbc;
        this.traces = traces;
        this.holds = new HoldStore(jdbc);
        this.rules = new RuleSkipStore(jdbc);
    }

    ClaimResult claim(UUID customerId, UUID callerId, @Nullable String idempotencyKey) {
        return jdbc.sql("""
                        SELECT *
                          FROM linkedin_outreach_claim(:customerId, :callerId, :key::text, :actions, :caps, :weeklyCaps,
                               :lockMinutes * interval '1 minute', :maxClaims)
                        """)
                .param("customerId", customerId)
                .param("callerId", callerId)
                .param("key", idempotencyKey)
                .param("actions", ACTIONS)
                .param("caps", CAPS)
                .param("weeklyCaps", WEEKLY_CAPS)
                .param("lockMinutes", OutreachPolicy.LOCK_MINUTES)
                .param("maxClaims", OutreachPolicy.MAX_CLAIMS)
                .query(this::claim)
                .single();
    }

    /** Fails a draft that was claimed too often without an answer, and records it; false if another call came first. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean giveUp(UUID customerId, UUID id) {
        holds.lockCustomer(customerId);
        Optional<String> failed = jdbc.sql("""
                        UPDATE linkedin_outreach_queue q
                           SET status = :to,
                               -- locked_until stays: the action may have been done, so it counts against the cap.
                               failure_kind = :failureKind,
                               error_message = :errorMessage,
                               outcomes = outcomes + 1,
                               updated_at = clock_timestamp()
                         WHERE customer_id = :customerId AND id = :id AND status = ANY (:from)
                           AND claims >= :maxClaims AND NOT linkedin_outreach_is_lock_live(locked_until, clock_timestamp())
                        RETURNING q.prospect_url, linkedin_outreach_record(q, :what, :actor, NULL)
                        """)
                .param("to", Transition.GIVE_UP.to().wireName())
                .param("from", Transition.GIVE_UP.fromNames())
                .param("what", Transition.GIVE_UP.pastTense())
                .param("actor", Actor.PIPELINE.wireName())
                .param("failureKind", FailureKind.NO_ANSWER.wireName())
                .param("errorMessage", NEVER_ANSWERED)
                .param("customerId", customerId)
                .param("id", id)
                .param("maxClaims", OutreachPolicy.MAX_CLAIMS)
                .query((row, number) -> row.getString("prospect_url"))
                .optional();
        failed.ifPresent(prospectUrl -> holds.update(customerId, prospectUrl));
        return failed.isPresent();
    }

    /** Skips a draft for the rule that left it alone while its lock was live; does nothing if another call came first. */
    @Transactional(propagation = Propagation.MANDATORY)
    void skip(UUID customerId, UUID id) {
        holds.lockCustomer(customerId);
        jdbc.sql("""
                        UPDATE linkedin_outreach_queue q
                           SET status = :to, skipped_at = clock_timestamp(), updated_at = clock_timestamp()
                         WHERE customer_id = :customerId AND id = :id
                           AND linkedin_outreach_is_ruled_out(status, skip_reason)
                           AND NOT linkedin_outreach_is_lock_live(locked_until, clock_timestamp())
                        RETURNING q.prospect_url, linkedin_outreach_record(q, :what, :actor, NULL)
                        """)
                .param("to", Transition.SKIP.to().wireName())
                .param("what", Transition.SKIP.pastTense())
                .param("actor", Actor.PIPELINE.wireName())
                .param("customerId", customerId)
                .param("id", id)
                .query((row, number) -> row.getString("prospect_url"))
                .optional()
                .ifPresent(prospectUrl -> holds.update(customerId, prospectUrl));
    }

    /** Skips a draft that a do-not-contact entry forbids. */
    @Transactional(propagation = Propagation.MANDATORY)
    void skipForbidden(UUID customerId, UUID id) {
        holds.lockCustomer(customerId);
        rules.skip(customerId, List.of(id), RuleSkipStore.DO_NOT_CONTACT);
    }

    private ClaimResult claim(ResultSet row, int number) throws SQLException {
        String verdict = row.getString("verdict");
        return switch (verdict) {
            case "job" -> ClaimResult.ClaimAnswer.of(job(row));
            case "ruled_out" -> new ClaimResult.RuledOut(row.getObject("draft_id", UUID.class));
            case "forbidden" -> new ClaimResult.Forbidden(row.getObject("draft_id", UUID.class));
            case "exhausted" -> new ClaimResult.Exhausted(row.getObject("draft_id", UUID.class));
            case "empty", "capped", "outside_hours", "paused" ->
                // getInt() reads NULL as 0.
                ClaimResult.ClaimAnswer.withoutJob(verdict, row.getInt("retry_seconds"));
            default -> throw new IllegalStateException("Unknown verdict of the claim function: " + verdict);
        };
    }

    private ClaimResult.Job job(ResultSet row) throws SQLException {
        UUID id = Columns.requiredUuid(row, "draft_id");
        traces.mark("claim", row.getString("draft_traceparent"), id);
        return new ClaimResult.Job(
                id,
                row.getString("job_action"),
                row.getString("job_prospect_url"),
                row.getString("job_prospect_name"),
                row.getString("job_body"),
                HexFormat.of().formatHex(row.getBytes("job_body_hash")),
                Columns.requiredInstant(row, "job_locked_until"),
                row.getInt("lock_seconds"),
                row.getObject("claim_token", UUID.class),
                row.getInt("claim"));
    }
}
