package com.heycmo.outreach.outbox;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The outbox and the replication slot that follows it. WAL positions are numbers here. */
class SlotStore {

    private final JdbcClient jdbc;

    SlotStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty if this database has no such slot. */
    Optional<ReplicationSlot> find(String name) {
        return jdbc.sql("""
                        SELECT slot.active,
                               slot.wal_status IS NOT DISTINCT FROM 'lost' AS lost,
                               (slot.confirmed_flush_lsn - '0/0')::bigint AS confirmed,
                               COALESCE(pg_current_wal_lsn() - slot.confirmed_flush_lsn, 0)::bigint AS unconfirmed_bytes,
                               COALESCE(decoded.total_txns, 0) AS transactions
                          FROM pg_replication_slots AS slot
                          LEFT JOIN pg_stat_replication_slots AS decoded USING (slot_name)
                         WHERE slot.slot_name = :name AND slot.slot_type = 'logical'
                           AND slot.database = current_database()
                        """).param("name", name).query(ReplicationSlot.class).optional();
    }

    /** The oldest events that have committed. */
    List<Long> oldest(int limit) {
        return jdbc.sql("SELECT seq FROM outbox ORDER BY seq LIMIT :limit")
                .param("limit", limit)
                .query(Long.class)
                .list();
    }

    /**
     * Writes an empty message to the WAL and returns the position behind it. Everything that an earlier statement could read was
     * committed before it. Without the message, on an idle database, a slot that has just been created would have confirmed the
     * position already.
     */
    long markPosition() {
        return jdbc.sql("SELECT (pg_logical_emit_message(false, 'outreach', '') - '0/0')::bigint")
                .query(Long.class)
                .single();
    }

    /** Leaves those that another process is deleting or an erasure is changing. */
    int delete(Collection<Long> seqs) {
        return jdbc.sql("""
                        DELETE FROM outbox
                         WHERE seq = ANY (ARRAY(
                               SELECT seq FROM outbox WHERE seq = ANY (:seqs) ORDER BY seq FOR UPDATE SKIP LOCKED))
                        """).param("seqs", seqs.toArray(Long[]::new)).update();
    }
}
