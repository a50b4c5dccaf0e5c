package com.heycmo.outreach.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The outbox table. Public, for who makes an {@link Outbox} without the autoconfiguration; all it does is not. */
public class OutboxStore {

    /** Beyond this many waiting events, {@link #pendingUpToLimit} counts no further. */
    static final int PENDING_LIMIT = 10_000;

    private final JdbcClient jdbc;

    public OutboxStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Fits this transaction for a round: it may wait for Kafka longer than the role's idle limit, though not for ever,
     * and the outbox is read by its indexes. Most of the time it is empty, and what the planner remembers of that would
     * have it read and sort the whole of a sudden backlog.
     */
    void prepareRound(Duration longestWait) {
        jdbc.sql("""
                        SELECT set_config('idle_in_transaction_session_timeout', :millis, true),
                               set_config('enable_seqscan', 'off', true),
                               set_config('enable_sort', 'off', true),
                               set_config('jit', 'off', true)
                        """)
                .param("millis", Long.toString(longestWait.toMillis()))
                .query()
                .singleRow();
    }

    /** The oldest rows, whatever their draft, and whoever has locked them. */
    List<OutboxRow> front(int limit) {
        return jdbc.sql("""
                        SELECT seq, id, aggregatetype, customer_id, aggregateid, type, created_at, payload,
                               (extract(epoch FROM clock_timestamp() - created_at) * 1000000)::bigint AS age_micros
                          FROM outbox
                         ORDER BY seq
                         LIMIT :limit
                        """).param("limit", limit).query(OutboxStore::row).list();
    }

    /** Locks what is still there, and nobody else has locked, until the transaction ends. */
    Set<Long> lock(Collection<Long> seqs) {
        return jdbc.sql("SELECT seq FROM outbox WHERE seq = ANY (:seqs) FOR UPDATE SKIP LOCKED")
                .param("seqs", seqs.toArray(Long[]::new))
                .query(Long.class)
                .set();
    }

    void delete(Collection<Long> seqs) {
        jdbc.sql("DELETE FROM outbox WHERE seq = ANY (:seqs)")
                .param("seqs", seqs.toArray(Long[]::new))
                .update();
    }

    /** How many events wait, the locked ones included; never more than {@link #PENDING_LIMIT}, so that it is cheap. */
    int pendingUpToLimit() {
        return jdbc.sql("SELECT count(*) FROM (SELECT 1 FROM outbox LIMIT :limit) AS waiting")
                .param("limit", PENDING_LIMIT)
                .query(Integer.class)
                .single();
    }

    private static OutboxRow row(ResultSet row, int number) throws SQLException {
        return new OutboxRow(
                row.getLong("seq"),
                row.getObject("id", UUID.class),
                row.getString("aggregatetype"),
                row.getObject("customer_id", UUID.class),
                row.getObject("aggregateid", UUID.class),
                row.getString("type"),
                instant(row, "created_at"),
                row.getString("payload"),
                Duration.ofNanos(row.getLong("age_micros") * 1000));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
