package com.heycmo.outreach.outbox;

import com.heycmo.outreach.sql.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The outbox table. */
class OutboxStore {

    /** {@link #countPending} stops counting here. */
    static final int PENDING_LIMIT = 10_000;

    private final JdbcClient jdbc;

    OutboxStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Lets this transaction wait for Kafka longer than the role's idle timeout, and forces the use of the index: the
     * outbox is usually empty, and with plans made for an empty table PostgreSQL would read and sort a whole backlog.
     */
    void prepareRound(Duration maxIdle) {
        jdbc.sql("""
                        SELECT set_config('idle_in_transaction_session_timeout', :millis, true),
                               set_config('enable_seqscan', 'off', true),
                               set_config('enable_sort', 'off', true),
                               set_config('jit', 'off', true)
                        """).param("millis", Long.toString(maxIdle.toMillis())).query().singleRow();
    }

    /** The oldest events with a higher seq, locked or not. */
    List<PendingEvent> front(long after, int limit) {
        return jdbc.sql("""
                        SELECT seq, aggregatetype, customer_id, aggregateid
                          FROM outbox
                         WHERE seq > :after
                         ORDER BY seq
                         LIMIT :limit
                        """)
                .param("after", after)
                .param("limit", limit)
                .query(OutboxStore::pending)
                .list();
    }

    /** All transactions before this one have ended. */
    long oldestTransaction() {
        return jdbc.sql("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
                .query(Long.class)
                .single();
    }

    /** Later than all transactions that have written anything until now, if this one has not. */
    long ownTransaction() {
        return jdbc.sql("SELECT pg_current_xact_id()::text::bigint")
                .query(Long.class)
                .single();
    }

    /** Those that still wait, locked or not. */
    Set<Long> waiting(Collection<Long> seqs) {
        return Set.copyOf(jdbc.sql("SELECT seq FROM outbox WHERE seq = ANY (:seqs)")
                .param("seqs", seqs.toArray(Long[]::new))
                .query(Long.class)
                .list());
    }

    /**
     * Locks the rows that still exist and are not locked, until the end of the transaction. Reads them under the lock,
     * because an erasure may have changed one since it was found.
     */
    List<OutboxRow> lock(Collection<Long> seqs) {
        return jdbc.sql("""
                        SELECT seq, id, aggregatetype, customer_id, aggregateid, type, created_at, payload,
                               traceparent,
                               (extract(epoch FROM clock_timestamp() - written_at) * 1000000)::bigint AS age_micros
                          FROM outbox
                         WHERE seq = ANY (:seqs)
                         ORDER BY seq
                           FOR UPDATE SKIP LOCKED
                        """)
                .param("seqs", seqs.toArray(Long[]::new))
                .query(OutboxStore::row)
                .list();
    }

    void delete(Collection<Long> seqs) {
        jdbc.sql("DELETE FROM outbox WHERE seq = ANY (:seqs)")
                .param("seqs", seqs.toArray(Long[]::new))
                .update();
    }

    /** Waiting events, locked ones included; at most {@link #PENDING_LIMIT}, to keep the count cheap. */
    int countPending() {
        return jdbc.sql("SELECT count(*) FROM (SELECT 1 FROM outbox LIMIT :limit) AS waiting")
                .param("limit", PENDING_LIMIT)
                .query(Integer.class)
                .single();
    }

    /** By hand: Spring's mapper of records looks up and converts each value, for as many rows as are relayed. */
    private static PendingEvent pending(ResultSet row, int number) throws SQLException {
        return new PendingEvent(
                row.getLong("seq"),
                row.getString("aggregatetype"),
                Columns.requiredUuid(row, "customer_id"),
                Columns.requiredUuid(row, "aggregateid"));
    }

    private static OutboxRow row(ResultSet row, int number) throws SQLException {
        return new OutboxRow(
                row.getLong("seq"),
                Columns.requiredUuid(row, "id"),
                row.getString("aggregatetype"),
                Columns.requiredUuid(row, "customer_id"),
                Columns.requiredUuid(row, "aggregateid"),
                row.getString("type"),
                Columns.requiredInstant(row, "created_at"),
                row.getString("payload"),
                row.getString("traceparent"),
                Duration.ofNanos(row.getLong("age_micros") * 1000));
    }
}
