package com.heycmo.outreach.dispatch.job;

import com.heycmo.outreach.draft.ProspectId;
import com.heycmo.outreach.event.Actor;
import com.heycmo.outreach.event.SignalType;
import com.heycmo.outreach.holds.RuleSkipStore;
import com.heycmo.outreach.holds.Signal;
import com.heycmo.outreach.holds.SignalStore;
import com.heycmo.outreach.policy.FailureCode;
import com.heycmo.outreach.status.Transition;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The statements of {@link Reactions}. Each records what it changed. The customer's row is locked and exists. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ReactionStore {

    private static final String PAUSED = "paused";

    private final JdbcClient jdbc;
    private final RuleSkipStore skips;
    private final SignalStore signals;

    ReactionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.skips = new RuleSkipStore(jdbc);
        this.signals = new SignalStore(jdbc);
    }

    void endRun(UUID customerId) {
        jdbc.sql("""
                        UPDATE linkedin_outreach_customer
                           SET failures_in_row = 0
                         WHERE customer_id = :customer
                        """).param("customer", customerId).update();
    }

    /** Returns whether there are now as many failures in a row as pause the customer. */
    boolean countFailure(UUID customerId) {
        return jdbc.sql("""
                        UPDATE linkedin_outreach_customer
                           SET failures_in_row = failures_in_row + 1
                         WHERE customer_id = :customer
                        RETURNING COALESCE(failures_in_row >= pause_after_failures, false)
                        """).param("customer", customerId).query(Boolean.class).single();
    }

    /** Returns false if claiming was paused before. That pause stays as it was, and a reason that is new to it is recorded. */
    boolean pause(ReportedJob job, String rule) {
        String recorded = jdbc.sql("SELECT linkedin_outreach_pause(:customer, NULL, :rule, :now)")
                .param("customer", job.customerId())
                .param("rule", rule)
                .param("now", job.now().atOffset(ZoneOffset.UTC))
                .query((row, number) -> Optional.ofNullable(row.getString(1)))
                .single()
                .orElse(null);
        if (recorded != null) {
            recordRule(job, recorded, rule);
        }
        return PAUSED.equals(recorded);
    }

    /** Holds the job's action until this time, unless it is held for longer already. */
    void hold(ReportedJob job, FailureCode code, Instant until) {
        int changed = jdbc.sql("""
                        INSERT INTO linkedin_outreach_action_limit AS l (customer_id, action, held_until, held_reason)
                        VALUES (:customer, :action, :until, :reason)
                            ON CONFLICT (customer_id, action) DO UPDATE
                           SET held_until = EXCLUDED.held_until, held_reason = EXCLUDED.held_reason
                         WHERE l.held_until IS NULL OR l.held_until < EXCLUDED.held_until
                        """)
                .param("customer", job.customerId())
                .param("action", job.action().wireName())
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("reason", code.wireName())
                .update();
        if (changed == 1) {
            recordRule(
                    job,
                    "action_held",
                    "%s: %s until %s".formatted(code.wireName(), job.action().wireName(), until));
        }
    }

    /** Skips the person's other pending and approved steps. */
    void skipOtherSteps(ReportedJob job, String rule) {
        skips.skip(
                job.customerId(),
                jdbc.sql("""
                                SELECT id
                                  FROM linkedin_outreach_queue
                                 WHERE customer_id = :customer AND prospect_url = :prospectUrl
                                   AND linkedin_outreach_is_step(prospect_url) AND id <> :id AND status = ANY (:from)
                                """)
                        .param("customer", job.customerId())
                        .param("prospectUrl", job.prospectUrl())
                        .param("id", job.id())
                        .param("from", Transition.SKIP.fromNames())
                        .query(UUID.class)
                        .list(),
                rule);
    }

    /** The person has accepted an invitation of this customer. Changes nothing if that is known. */
    void learnAcceptance(ReportedJob job) {
        if (signals.isConnected(job.customerId(), job.prospectUrl())) {
            return;
        }
        Signal acceptance = new Signal(
                job.customerId(),
                Objects.requireNonNull(ProspectId.of(job.customerId(), job.prospectUrl())),
                job.prospectUrl(),
                SignalType.ACCEPTED,
                job.now(),
                Actor.PIPELINE,
                null);
        signals.record(acceptance).ifPresent(occurredAt -> recordRule(job, "acceptance_known", null));
    }

    /** Not by linkedin_outreach_record: these change the customer or the person and not the draft, and publish no event of it. */
    private void recordRule(ReportedJob job, String what, @Nullable String detail) {
        jdbc.sql("""
                        INSERT INTO linkedin_outreach_audit (customer_id, what, draft_id, actor, detail)
                        VALUES (:customer, :what, :id, :actor, :detail)
                        """)
                .param("customer", job.customerId())
                .param("what", what)
                .param("id", job.id())
                .param("actor", Actor.PIPELINE.wireName())
                .param("detail", detail)
                .update();
    }
}
