package com.heycmo.outreach.dispatch.monitoring;

import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.tenancy.BackgroundRole;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sums over all customers. Each statement has an index or a small table to read, whatever the number of drafts. */
@Repository
class MonitoringStore {

    /** Of the outbox: a longer backlog is read only so far, which suffices for the oldest event. */
    private static final int FRONT = 100_000;

    private final JdbcClient jdbc;

    MonitoringStore(@BackgroundRole JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A value of a gauge with one tag. */
    record Figure(String tag, double value) {}

    /** @param used by the customer who has used most */
    record CapUse(String action, long used, long customersAtCap) {}

    /** @param dead and {@code live}: PostgreSQL's estimates */
    record TableRows(String name, long dead, long live) {}

    /** How many seconds the oldest event of each topic has waited. */
    List<Figure> oldestEvents(List<String> topics) {
        return jdbc.sql("""
                        SELECT t.topic AS tag,
                               COALESCE(extract(epoch FROM clock_timestamp() - min(front.written_at)), 0) AS value
                          FROM unnest(:topics) AS t (topic)
                          LEFT JOIN (SELECT aggregatetype, written_at FROM outbox ORDER BY seq LIMIT :limit) AS front
                                 ON front.aggregatetype = t.topic
                         GROUP BY t.topic
                        """)
                .param("topics", topics.toArray(String[]::new))
                .param("limit", FRONT)
                .query(Figure.class)
                .list();
    }

    int customers() {
        return jdbc.sql("SELECT count(customer_id) FROM linkedin_outreach_customer")
                .query(Integer.class)
                .single();
    }

    List<Figure> pausedCustomers() {
        return jdbc.sql("SELECT reason AS tag, customers AS value FROM linkedin_outreach_paused_customers()")
                .query(Figure.class)
                .list();
    }

    List<Figure> devices() {
        return jdbc.sql("""
                        SELECT s.state AS tag, count(e.id) AS value
                          FROM unnest(ARRAY['unknown', 'ready', 'working', 'waiting_for_person', 'stopped_by_person',
                                            'logged_out', 'checkpoint', 'restricted', 'update_required']) AS s (state)
                          LEFT JOIN linkedin_outreach_extension e
                                 ON e.revoked_at IS NULL AND COALESCE(e.state, 'unknown') = s.state
                         GROUP BY s.state
                        """).query(Figure.class).list();
    }

    List<CapUse> capUse() {
        return jdbc.sql("SELECT action, used, customers_at_cap FROM linkedin_outreach_cap_use(:actions, :caps)")
                .param("actions", Action.wireNames())
                .param("caps", Action.caps())
                .query(CapUse.class)
                .list();
    }

    int unansweredClaims() {
        return jdbc.sql("""
                        SELECT count(*)
                          FROM linkedin_outreach_queue
                         WHERE locked_until <= now() AND status = 'approved'
                        """).query(Integer.class).single();
    }

    /** How many seconds ago the oldest draft that the sweep should have expired was past its expiry. */
    double overdueSeconds() {
        return jdbc.sql("""
                        SELECT COALESCE(extract(epoch FROM now() - min(expires_at)), 0)
                          FROM linkedin_outreach_queue
                         WHERE linkedin_outreach_is_overdue(status, expires_at, locked_until, now())
                        """).query(Double.class).single();
    }

    List<TableRows> rows() {
        return jdbc.sql("""
                        -- The rows of a partition count for its table.
                        SELECT t.relname AS name, sum(s.n_dead_tup) AS dead, sum(s.n_live_tup) AS live
                          FROM pg_stat_user_tables s
                          JOIN pg_class t ON t.oid = COALESCE(pg_partition_root(s.relid), s.relid)
                         WHERE s.schemaname = current_schema()
                           AND (t.relname LIKE 'linkedin\\_outreach\\_%' OR t.relname = 'outbox')
                         GROUP BY t.relname
                        """).query(TableRows.class).list();
    }

    /**
     * The oldest transaction whose changes somebody else's snapshot may not see, so that no dead row after it can be
     * removed; empty if no transaction has begun since. Who holds it, and since when, only a superuser may read.
     */
    Optional<String> oldestSnapshot() {
        return jdbc.sql("""
                        SELECT xmin::text
                          FROM (SELECT backend_xmin FROM pg_stat_activity WHERE pid <> pg_backend_pid()
                                UNION ALL
                                SELECT xmin FROM pg_replication_slots
                                UNION ALL
                                SELECT catalog_xmin FROM pg_replication_slots
                                UNION ALL
                                SELECT transaction FROM pg_prepared_xacts) AS held (xmin)
                         WHERE age(xmin) > 0
                         ORDER BY age(xmin) DESC
                         LIMIT 1
                        """).query(String.class).optional();
    }
}
