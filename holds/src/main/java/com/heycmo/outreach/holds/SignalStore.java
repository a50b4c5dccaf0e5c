package com.heycmo.outreach.holds;

import com.heycmo.outreach.sql.Columns;
import com.heycmo.outreach.sql.Times;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is known of people beyond their drafts. The callers' stores bind it to their login, open the transaction, and lock
 * the customer before. They judge holds anew afterwards.
 */
public final class SignalStore {

    private final JdbcClient jdbc;

    public SignalStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Stores the signal with its event, and what follows for the person's state. A time ahead of now counts as now.
     *
     * @return when it happened; empty if nothing changed, because the customer has no draft of the person, the same signal is
     *     known, or, if it is from now, one of its type since the last thing that was sent to the person
     */
    public Optional<Instant> record(Signal signal) {
        return jdbc.sql("""
                        WITH clock AS MATERIALIZED (
                            SELECT clock_timestamp() AS now),
                        -- LEAST ignores null.
                        reported AS MATERIALIZED (
                            SELECT LEAST(CAST(:at AS timestamptz), clock.now) AS occurred_at
                              FROM clock
                             WHERE EXISTS (
                                    SELECT 1
                                      FROM linkedin_outreach_queue q
                                     WHERE q.customer_id = :customer AND q.prospect_url = :url)
                               AND NOT EXISTS (
                                    SELECT 1
                                      FROM linkedin_outreach_signal s
                                     WHERE s.customer_id = :customer AND s.prospect_id = :prospect AND s.type = :type
                                       AND CASE WHEN CAST(:at AS timestamptz) <= clock.now
                                                THEN s.occurred_at = CAST(:at AS timestamptz)
                                                ELSE s.occurred_at >= COALESCE((
                                                    SELECT max(q.sent_at)
                                                      FROM linkedin_outreach_queue q
                                                     WHERE q.customer_id = :customer AND q.prospect_url = :url
                                                       AND q.status = 'sent'), '-infinity') END)),
                        known AS (
                            INSERT INTO linkedin_outreach_prospect AS p
                                   (customer_id, prospect_id, prospect_url, accepted_at, withdrawn_at, replied_at)
                            SELECT :customer, :prospect, :url,
                                   CASE :type WHEN 'accepted' THEN occurred_at END,
                                   CASE :type WHEN 'withdrawn' THEN occurred_at END,
                                   CASE :type WHEN 'replied' THEN occurred_at END
                              FROM reported
                                ON CONFLICT (customer_id, prospect_id) DO UPDATE
                               SET accepted_at = GREATEST(p.accepted_at, EXCLUDED.accepted_at),
                                   withdrawn_at = GREATEST(p.withdrawn_at, EXCLUDED.withdrawn_at),
                                   replied_at = GREATEST(p.replied_at, EXCLUDED.replied_at)),
                        signal AS (
                            INSERT INTO linkedin_outreach_signal
                                   (customer_id, prospect_id, type, occurred_at, actor, actor_id)
                            SELECT :customer, :prospect, :type, occurred_at, :actor, CAST(:actorId AS uuid)
                              FROM reported)
                        SELECT occurred_at, linkedin_outreach_signal_event(
                               :customer, :type, :prospect, :url, NULL, occurred_at, :actor)
                          FROM reported
                        """)
                .param("customer", signal.customerId())
                .param("prospect", signal.prospectId())
                .param("url", signal.prospectUrl())
                .param("type", signal.type().wireName())
                .param("at", Times.utc(signal.occurredAt()))
                .param("actor", signal.actor().wireName())
                .param("actorId", signal.actorId())
                .query((row, number) -> Columns.requiredInstant(row, "occurred_at"))
                .optional();
    }

    /** Whether the person is known to be connected: the last acceptance is later than the last withdrawal. */
    public boolean isConnected(UUID customerId, String prospectUrl) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT 1
                                         FROM linkedin_outreach_prospect
                                        WHERE customer_id = :customer AND prospect_url = :url AND connected)
                        """)
                .param("customer", customerId)
                .param("url", prospectUrl)
                .query(Boolean.class)
                .single();
    }
}
