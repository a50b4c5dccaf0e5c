package com.heycmo.outreach.approval.queue;

import com.heycmo.outreach.warning.Warning;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Finds what the other drafts for a person, and what is known of the person, say against a draft. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class WarningStore {

    private static final Map<Warning, String> COLUMNS = Map.of(
            Warning.LATER_STEP_FIRST, "later_step_first",
            Warning.REPLIED_SINCE, "replied_since",
            Warning.ALREADY_INVITED, "already_invited",
            Warning.NOT_CONNECTED, "not_connected");

    private final JdbcClient jdbc;

    WarningStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By id; drafts without such a warning may be missing. */
    Map<UUID, Set<Warning>> find(UUID customerId, Collection<UUID> ids) {
        Map<UUID, Set<Warning>> found = new HashMap<>();
        jdbc.sql("""
                        SELECT q.id, other.later_step_first, q.drafted_at < known.replied_at AS replied_since,
                               q.action = 'connection_request' AND other.invited AS already_invited,
                               -- One that waits for the acceptance goes to nobody who has not accepted.
                               q.action = 'message' AND q.wait_for IS NULL AND other.invitation_sent
                                   AND known.connected IS NOT TRUE AS not_connected
                          FROM unnest(CAST(:ids AS uuid[])) AS wanted (id)
                          JOIN linkedin_outreach_queue q ON q.customer_id = :customer AND q.id = wanted.id
                          LEFT JOIN linkedin_outreach_prospect known
                                 ON known.customer_id = :customer AND known.prospect_url = q.prospect_url
                         CROSS JOIN LATERAL (
                            SELECT bool_or(e.status = 'pending_review' AND alive.is_alive
                                           AND linkedin_outreach_is_step(q.prospect_url)
                                           AND linkedin_outreach_step_place(e.day_offset, e.action)
                                               < linkedin_outreach_step_place(q.day_offset, q.action)) AS later_step_first,
                                   bool_or(e.action = 'connection_request'
                                           AND (e.status = 'sent' OR (e.status = 'approved' AND alive.is_alive))) AS invited,
                                   bool_or(e.action = 'connection_request' AND e.status = 'sent') AS invitation_sent
                              FROM linkedin_outreach_queue e
                             CROSS JOIN LATERAL (
                                SELECT linkedin_outreach_is_alive(e.status, e.expires_at, e.locked_until, now())) AS alive (is_alive)
                             WHERE e.customer_id = :customer AND e.prospect_url = q.prospect_url AND e.id <> q.id) AS other
                        """)
                .param("customer", customerId)
                .param("ids", ids.toArray(UUID[]::new))
                .query(row -> {
                    found.put(row.getObject("id", UUID.class), warnings(row));
                });
        return found;
    }

    private static Set<Warning> warnings(ResultSet row) throws SQLException {
        Set<Warning> warnings = EnumSet.noneOf(Warning.class);
        for (Map.Entry<Warning, String> column : COLUMNS.entrySet()) {
            // getBoolean() reads NULL as false: there is no other draft, or no reply is known.
            if (row.getBoolean(column.getValue())) {
                warnings.add(column.getKey());
            }
        }
        return warnings;
    }
}
