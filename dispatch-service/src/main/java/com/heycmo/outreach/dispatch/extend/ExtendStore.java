package com.heycmo.outreach.dispatch.extend;

import com.heycmo.outreach.dispatch.job.ReportedJob;
import com.heycmo.outreach.policy.OutreachPolicy;
import com.heycmo.outreach.sql.Columns;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ExtendStore {

    private final JdbcClient jdbc;

    ExtendStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Extends the lock of a locked row, but not beyond its longest time; empty if the lock is not live. */
    Optional<ExtendedLock> extend(ReportedJob job) {
        return jdbc.sql("""
                        UPDATE linkedin_outreach_queue
                           SET locked_until = GREATEST(locked_until, LEAST(
                                   :now + :lockMinutes * interval '1 minute',
                                   claimed_at + :maxLockMinutes * interval '1 minute')),
                               updated_at = :now
                         WHERE customer_id = :customer AND id = :id
                           AND linkedin_outreach_is_lock_live(locked_until, :now)
                        RETURNING id, locked_until, floor(extract(epoch FROM locked_until - :now))::int AS lock_seconds
                        """)
                .param("now", job.now().atOffset(ZoneOffset.UTC))
                .param("lockMinutes", OutreachPolicy.LOCK_MINUTES)
                .param("maxLockMinutes", OutreachPolicy.MAX_LOCK_MINUTES)
                .param("customer", job.customerId())
                .param("id", job.id())
                .query((row, number) -> new ExtendedLock(
                        Columns.requiredUuid(row, "id"),
                        Columns.requiredInstant(row, "locked_until"),
                        row.getInt("lock_seconds")))
                .optional();
    }
}
