package com.heycmo.outreach.approval.drafting;

import com.heycmo.outreach.approval.decision.DecidedVia;
import com.heycmo.outreach.approval.queue.DraftRow;
import com.heycmo.outreach.approval.queue.QueueStore;
import com.heycmo.outreach.draft.Draft;
import com.heycmo.outreach.draft.ProspectHash;
import com.heycmo.outreach.holds.ForbiddenDraftStore;
import com.heycmo.outreach.holds.HoldStore;
import com.heycmo.outreach.policy.OutreachPolicy;
import com.heycmo.outreach.upsert.UpsertStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes drafts made by hand. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class DraftingStore {

    private final JdbcClient jdbc;
    private final HoldStore holds;
    private final UpsertStore upsert;
    private final ForbiddenDraftStore check;

    DraftingStore(JdbcClient jdbc, @Value("${" + ProspectHash.PROPERTY + ":}") String key) {
        this.jdbc = jdbc;
        this.holds = new HoldStore(jdbc);
        this.upsert = new UpsertStore(jdbc);
        this.check = new ForbiddenDraftStore(jdbc, ProspectHash.ofProperty(key));
    }

    /** @param now the time of this transaction, by the database's clock */
    record Rules(Instant now, int maxNoteLength) {}

    /** By what a draft of this customer is judged now. */
    Rules rules(UUID customerId) {
        return jdbc.sql("""
                        SELECT now() AS now, COALESCE((
                               SELECT max_connection_note_length
                                 FROM linkedin_outreach_customer
                                WHERE customer_id = :customer), :default) AS max_note_length
                        """)
                .param("customer", customerId)
                .param("default", OutreachPolicy.MAX_CONNECTION_NOTE_LENGTH)
                .query(Rules.class)
                .single();
    }

    /** Locks the customer until the transaction ends; returns whether a do-not-contact entry forbids this draft. */
    boolean isForbidden(UUID customerId, Draft draft) {
        return holds.lockCustomers(List.of(customerId))
                && !check.forbidden(List.of(draft)).isEmpty();
    }

    /** See {@link UpsertStore#upsertByHand}. Comes after {@link #isForbidden}. */
    boolean write(Draft draft, UUID author, DecidedVia via, @Nullable Integer replaces) {
        return upsert.upsertByHand(draft, author, via.wireName(), replaces);
    }

    /** The row that has this draft's id, and so its key unless the person was erased. */
    Optional<DraftRow> read(Draft draft) {
        return jdbc.sql("""
                        SELECT q.*, state.*
                          FROM linkedin_outreach_queue q
                         CROSS JOIN LATERAL linkedin_outreach_state(
                               q.status, q.expires_at, q.locked_until, now()) AS state
                         WHERE q.customer_id = :customer AND q.id = :id
                        """)
                .param("customer", draft.customerId())
                .param("id", draft.id())
                .query(QueueStore.ROWS)
                .optional();
    }
}
