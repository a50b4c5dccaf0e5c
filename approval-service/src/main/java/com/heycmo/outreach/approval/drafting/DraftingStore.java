package com.heycmo.outreach.approval.drafting;

import com.heycmo.outreach.approval.queue.DraftRow;
import com.heycmo.outreach.approval.queue.QueueStore;
import com.heycmo.outreach.draft.Draft;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads the queue for drafts made by hand. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class DraftingStore {

    private final JdbcClient jdbc;

    DraftingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The database's clock. */
    Instant now() {
        return jdbc.sql("SELECT clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    /** The row that has this draft's key and would not take the draft; empty if the draft can be published. */
    Optional<DraftRow> findConflicting(Draft draft) {
        return jdbc.sql("""
                        SELECT q.*, state.*
                          FROM linkedin_outreach_queue q
                         CROSS JOIN LATERAL linkedin_outreach_state(
                               q.status, q.expires_at, q.locked_until, :draftedAt) AS state
                         WHERE q.customer_id = :customer AND q.prospect_url = :url AND q.action = :action
                           AND q.day_offset = :dayOffset
                           AND NOT linkedin_outreach_takes_draft(q, :draftedAt, :draftedAt)
                        """)
                .param("customer", draft.customerId())
                .param("url", draft.prospectUrl())
                .param("action", draft.action().wireName())
                .param("dayOffset", draft.dayOffset())
                .param("draftedAt", draft.draftedAt().atOffset(ZoneOffset.UTC))
                .query(QueueStore.ROWS)
                .optional();
    }
}
