package com.heycmo.outreach.holds;

import com.heycmo.outreach.event.Actor;
import com.heycmo.outreach.sql.TextArrays;
import com.heycmo.outreach.status.Transition;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Skips drafts for a rule instead of a person: {@code do_not_contact}, {@code replied}, {@code profile_gone}, {@code self} or
 * {@code erased}. The callers' stores bind it to their login, open the transaction, and lock the customer before.
 */
public final class RuleSkipStore {

    public static final String DO_NOT_CONTACT = "do_not_contact";
    public static final String REPLIED = "replied";

    /** A company may have any number of drafts, and a statement has a time limit. */
    private static final int AT_ONCE = 1_000;

    private final JdbcClient jdbc;
    private final HoldStore holds;

    public RuleSkipStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.holds = new HoldStore(jdbc);
    }

    /**
     * Skips those of these drafts that are pending or approved, records each, and judges anew what holds the drafts of the
     * same people. One with a live lock only gets the reason: it is not claimed again, and is skipped when its lock ends
     * without an answer or the job is released.
     */
    public void skip(UUID customerId, List<UUID> ids, String rule) {
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            skipAtOnce(customerId, ids.subList(from, Math.min(ids.size(), from + AT_ONCE)), rule);
        }
    }

    private void skipAtOnce(UUID customerId, List<UUID> ids, String rule) {
        holds.update(jdbc.sql("""
                        WITH open AS (
                            SELECT q.customer_id, q.id, clock.now,
                                   linkedin_outreach_is_lock_live(q.locked_until, clock.now) AS is_locked
                              FROM linkedin_outreach_queue q
                             CROSS JOIN (SELECT clock_timestamp() AS now) AS clock
                             WHERE q.customer_id = :customer AND q.id = ANY (CAST(:ids AS uuid[]))
                               AND q.status = ANY (:from)
                             ORDER BY q.id
                               FOR UPDATE OF q),
                        later AS (
                            UPDATE linkedin_outreach_queue q
                               SET skip_reason = :rule, updated_at = open.now
                              FROM open
                             WHERE q.customer_id = open.customer_id AND q.id = open.id AND open.is_locked
                            RETURNING q.prospect_url),
                        skipped AS (
                            UPDATE linkedin_outreach_queue q
                               SET status = :to, skipped_at = open.now, skip_reason = :rule, updated_at = open.now
                              FROM open
                             WHERE q.customer_id = open.customer_id AND q.id = open.id AND NOT open.is_locked
                            RETURNING q.prospect_url, linkedin_outreach_record(q, :what, :actor, NULL) AS event_id)
                        SELECT prospect_url FROM later UNION SELECT prospect_url FROM skipped
                        """)
                .param("customer", customerId)
                .param("ids", TextArrays.of(ids, id -> id))
                .param("from", Transition.SKIP.fromNames())
                .param("to", Transition.SKIP.to().wireName())
                .param("what", Transition.SKIP.pastTense())
                .param("rule", rule)
                .param("actor", Actor.PIPELINE.wireName())
                .query((row, number) -> new HoldStore.Drafts(customerId, row.getString("prospect_url")))
                .list());
    }
}
