package com.heycmo.outreach.approval.sessions;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.transaction.support.TransactionOperations;

/** The sessions in the database, as Spring Session stores them. Statements differ where several requests may collide. */
public class SessionStore extends JdbcIndexedSessionRepository {

    private static final Logger log = LoggerFactory.getLogger(SessionStore.class);

    private final JdbcClient jdbc;

    SessionStore(JdbcTemplate jdbc, TransactionOperations transactions) {
        super(jdbc, transactions);
        this.jdbc = JdbcClient.create(jdbc);
        setTableName("linkedin_outreach_session");
        // Another request may add the same attribute, or may have ended the session. Then there is nothing to add to,
        // and
        // the foreign key would fail the transaction.
        setCreateSessionAttributeQuery("""
                INSERT INTO %TABLE_NAME%_attributes (session_primary_id, attribute_name, attribute_bytes)
                SELECT s.primary_id, added.name, added.bytes
                  FROM (VALUES (?, ?, ?)) AS added (primary_id, name, bytes)
                  JOIN %TABLE_NAME% s ON s.primary_id = added.primary_id
                   FOR KEY SHARE OF s
                    ON CONFLICT (session_primary_id, attribute_name)
                    DO UPDATE SET attribute_bytes = EXCLUDED.attribute_bytes
                """);
        // Every instance cleans up: none waits for rows that another one deletes or that a request uses.
        setDeleteSessionsByExpiryTimeQuery("""
                DELETE FROM %TABLE_NAME%
                 WHERE primary_id IN (SELECT primary_id FROM %TABLE_NAME% WHERE expiry_time < ? FOR UPDATE SKIP LOCKED)
                """);
    }

    /** Those of these sessions that have not ended. */
    public Set<String> existing(Collection<String> sessionIds) {
        if (sessionIds.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(jdbc.sql("SELECT session_id FROM linkedin_outreach_session WHERE session_id IN (:ids)")
                .param("ids", sessionIds)
                .query(String.class)
                .list());
    }

    /** The next run deletes what this one leaves. */
    @Override
    public void cleanUpExpiredSessions() {
        try {
            super.cleanUpExpiredSessions();
        } catch (NestedRuntimeException e) {
            log.warn("Expired sessions could not be deleted; retrying in a minute: {}", e.getMessage());
        }
    }
}
