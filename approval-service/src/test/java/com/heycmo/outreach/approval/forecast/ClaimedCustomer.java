package com.heycmo.outreach.approval.forecast;

import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.policy.OutreachPolicy;
import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.QueueRows;
import com.heycmo.outreach.testsupport.TestDatabase;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A new customer, whose drafts are claimed with the claim's own SQL. */
class ClaimedCustomer {

    /** @param draftId of a job, or of a draft that has to be given up first */
    record Verdict(String verdict, @Nullable UUID draftId) {}

    final UUID id = UUID.randomUUID();
    final JdbcClient jdbc;
    final QueueRows rows;
    final ForecastStore store;

    ClaimedCustomer(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.rows = new QueueRows(jdbc);
        this.store = new ForecastStore(jdbc);
        jdbc.sql("INSERT INTO linkedin_outreach_customer (customer_id) VALUES (:customer)")
                .param("customer", id)
                .update();
    }

    /** One connection for all statements, which does not wait for the disk. */
    static JdbcClient connect(TestDatabase database) {
        JdbcClient jdbc = JdbcClient.create(
                new SingleConnectionDataSource(database.jdbcUrl(), database.user(), database.password(), true));
        jdbc.sql("SET synchronous_commit = off").update();
        return jdbc;
    }

    void change(String assignments) {
        jdbc.sql("UPDATE linkedin_outreach_customer SET " + assignments + " WHERE customer_id = :customer")
                .param("customer", id)
                .update();
    }

    void limit(Action action, int perDay, @Nullable Integer perWeek) {
        jdbc.sql("""
                        INSERT INTO linkedin_outreach_action_limit (customer_id, action, per_day, per_week)
                        VALUES (:customer, :action, :perDay, :perWeek)
                        """)
                .param("customer", id)
                .param("action", action.wireName())
                .param("perDay", perDay)
                .param("perWeek", perWeek)
                .update();
    }

    /** @param until a time, as PostgreSQL reads it */
    void hold(Action action, String until) {
        jdbc.sql("""
                        INSERT INTO linkedin_outreach_action_limit (customer_id, action, held_until, held_reason)
                        VALUES (:customer, :action, CAST(:until AS timestamptz), 'weekly_limit')
                            ON CONFLICT (customer_id, action) DO UPDATE
                           SET held_until = EXCLUDED.held_until, held_reason = EXCLUDED.held_reason
                        """)
                .param("customer", id)
                .param("action", action.wireName())
                .param("until", until)
                .update();
    }

    UUID insert(QueueRow row) {
        return rows.insert(row.with("customer_id", id));
    }

    /** Judges anew what holds the customer's drafts. */
    void updateHolds() {
        jdbc.sql("""
                        SELECT linkedin_outreach_update_holds(
                               array_agg(customer_id), array_agg(prospect_url), :days, :waitingDays)
                          FROM linkedin_outreach_queue
                         WHERE customer_id = :customer AND status IN ('pending_review', 'approved')
                        """)
                .param("days", OutreachPolicy.DRAFT_EXPIRY_DAYS)
                .param("waitingDays", OutreachPolicy.WAITING_DRAFT_EXPIRY_DAYS)
                .param("customer", id)
                .query()
                .listOfRows();
    }

    /** Drafts that were claimed too often fail on the way, as dispatch lets them. */
    Verdict claim() {
        Verdict verdict = claimOnce();
        while (verdict.verdict().equals("exhausted")) {
            jdbc.sql("""
                            UPDATE linkedin_outreach_queue
                               SET status = 'failed', failure_kind = 'no_answer', error_message = 'No answer.'
                             WHERE customer_id = :customer AND id = :id
                            """).param("customer", id).param("id", verdict.draftId()).update();
            updateHolds();
            verdict = claimOnce();
        }
        return verdict;
    }

    private Verdict claimOnce() {
        return jdbc.sql("""
                        SELECT verdict, draft_id
                          FROM linkedin_outreach_claim(:customer, :customer, NULL, :actions, :caps, :weeklyCaps,
                               :lockMinutes * interval '1 minute', :maxClaims)
                        """)
                .param("customer", id)
                .param("actions", Action.wireNames())
                .param("caps", Action.caps())
                .param("weeklyCaps", Action.defaultCapsPerWeek())
                .param("lockMinutes", OutreachPolicy.LOCK_MINUTES)
                .param("maxClaims", OutreachPolicy.MAX_CLAIMS)
                .query(Verdict.class)
                .single();
    }

    List<String> timesOfARow() {
        return jdbc.sql("""
                        SELECT column_name
                          FROM information_schema.columns
                         WHERE table_name = 'linkedin_outreach_queue' AND data_type = 'timestamp with time zone'
                           AND is_generated = 'NEVER'
                        """).query(String.class).list();
    }
}
