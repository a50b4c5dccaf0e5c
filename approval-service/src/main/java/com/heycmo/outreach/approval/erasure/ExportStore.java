package com.heycmo.outreach.approval.erasure;

import static com.heycmo.outreach.sql.Columns.instant;
import static com.heycmo.outreach.sql.Columns.requiredUuid;
import static com.heycmo.outreach.sql.Columns.uuid;

import com.heycmo.outreach.approval.erasure.PersonExport.DraftDetails;
import com.heycmo.outreach.approval.erasure.PersonExport.ExportedEntry;
import com.heycmo.outreach.approval.erasure.PersonExport.ExportedSignal;
import com.heycmo.outreach.approval.erasure.PersonExport.ExportedState;
import com.heycmo.outreach.approval.history.HistoryEntry;
import com.heycmo.outreach.approval.queue.DraftRow;
import com.heycmo.outreach.approval.queue.QueueStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads all that is held about a person. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ExportStore {

    private final JdbcClient jdbc;

    ExportStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    PersonExport read(UUID customerId, UUID prospectId, String prospectUrl, List<UUID> draftIds) {
        return new PersonExport(
                customerId,
                prospectId,
                prospectUrl,
                jdbc.sql("SELECT now()").query(OffsetDateTime.class).single().toInstant(),
                state(customerId, prospectId),
                signals(customerId, prospectId),
                doNotContact(customerId, prospectUrl),
                drafts(customerId, draftIds),
                draftDetails(customerId, draftIds),
                history(customerId, prospectId, draftIds),
                unsentEvents(customerId, prospectId, draftIds));
    }

    private @Nullable ExportedState state(UUID customerId, UUID prospectId) {
        return jdbc.sql("""
                        SELECT accepted_at, withdrawn_at, replied_at
                          FROM linkedin_outreach_prospect
                         WHERE customer_id = :customer AND prospect_id = :prospect
                        """)
                .param("customer", customerId)
                .param("prospect", prospectId)
                .query(ExportedState.class)
                .optional()
                .orElse(null);
    }

    private List<ExportedSignal> signals(UUID customerId, UUID prospectId) {
        return jdbc.sql("""
                        SELECT type, occurred_at, recorded_at, actor, actor_id
                          FROM linkedin_outreach_signal
                         WHERE customer_id = :customer AND prospect_id = :prospect
                         ORDER BY occurred_at, recorded_at, type
                        """)
                .param("customer", customerId)
                .param("prospect", prospectId)
                .query(ExportedSignal.class)
                .list();
    }

    private @Nullable ExportedEntry doNotContact(UUID customerId, String prospectUrl) {
        return jdbc.sql("""
                        SELECT id, reason, until, created_at, created_by_user_id
                          FROM linkedin_outreach_do_not_contact
                         WHERE customer_id = :customer AND prospect_url = :prospectUrl
                        """)
                .param("customer", customerId)
                .param("prospectUrl", prospectUrl)
                .query(ExportedEntry.class)
                .optional()
                .orElse(null);
    }

    private List<DraftRow> drafts(UUID customerId, List<UUID> draftIds) {
        return jdbc.sql("""
                        SELECT q.*, state.*
                          FROM linkedin_outreach_queue q
                         CROSS JOIN LATERAL linkedin_outreach_state(
                               q.status, q.expires_at, q.locked_until, now()) AS state
                         WHERE q.customer_id = :customer AND q.id = ANY (:ids)
                         ORDER BY q.created_at, q.id
                        """)
                .param("customer", customerId)
                .param("ids", draftIds.toArray(UUID[]::new))
                .query(QueueStore.ROWS)
                .list();
    }

    private List<DraftDetails> draftDetails(UUID customerId, List<UUID> draftIds) {
        return jdbc.sql("""
                        SELECT q.id, q.drafted_body, q.approved_via, q.resolved_by_user_id, q.claimed_at,
                               q.claimed_by_extension_id, q.outcomes,
                               ARRAY(SELECT encode(claimed.hash, 'hex')
                                       FROM unnest(q.claim_body_hashes) WITH ORDINALITY AS claimed (hash, number)
                                      ORDER BY claimed.number) AS claim_hashes
                          FROM linkedin_outreach_queue q
                         WHERE q.customer_id = :customer AND q.id = ANY (:ids)
                         ORDER BY q.created_at, q.id
                        """)
                .param("customer", customerId)
                .param("ids", draftIds.toArray(UUID[]::new))
                .query((row, number) -> details(row))
                .list();
    }

    private static DraftDetails details(ResultSet row) throws SQLException {
        return new DraftDetails(
                requiredUuid(row, "id"),
                row.getString("drafted_body"),
                row.getString("approved_via"),
                uuid(row, "resolved_by_user_id"),
                instant(row, "claimed_at"),
                uuid(row, "claimed_by_extension_id"),
                List.of((String[]) row.getArray("claim_hashes").getArray()),
                row.getInt("outcomes"));
    }

    private List<HistoryEntry> history(UUID customerId, UUID prospectId, List<UUID> draftIds) {
        return jdbc.sql("""
                        SELECT a.seq, a.at, a.what, a.draft_id, a.extension_id,
                               COALESCE(a.prospect_id, q.prospect_id) AS prospect_id, a.version, a.actor, a.actor_id,
                               COALESCE(p.name, x.device_name) AS actor_name, a.via, a.detail,
                               q.prospect_name, q.prospect_url, q.action
                          FROM linkedin_outreach_audit a
                          LEFT JOIN linkedin_outreach_queue q ON q.customer_id = a.customer_id AND q.id = a.draft_id
                          LEFT JOIN linkedin_outreach_person p
                            ON p.customer_id = a.customer_id AND p.user_id = a.actor_id AND a.actor = 'person'
                          LEFT JOIN linkedin_outreach_extension x
                            ON x.customer_id = a.customer_id AND x.id = a.actor_id AND a.actor = 'extension'
                         WHERE a.customer_id = :customer AND (a.draft_id = ANY (:ids) OR a.prospect_id = :prospect)
                         ORDER BY a.seq
                        """)
                .param("customer", customerId)
                .param("prospect", prospectId)
                .param("ids", draftIds.toArray(UUID[]::new))
                .query(HistoryEntry.class)
                .list();
    }

    private String unsentEvents(UUID customerId, UUID prospectId, List<UUID> draftIds) {
        return jdbc.sql("""
                        SELECT COALESCE(json_agg(event.payload::json), '[]')::text
                          FROM linkedin_outreach_unsent_events(:customer, :ids) AS event (payload)
                        """)
                .param("customer", customerId)
                .param(
                        "ids",
                        Stream.concat(draftIds.stream(), Stream.of(prospectId)).toArray(UUID[]::new))
                .query(String.class)
                .single();
    }
}
