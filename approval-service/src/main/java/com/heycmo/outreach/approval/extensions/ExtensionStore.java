package com.heycmo.outreach.approval.extensions;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Extensions and the hashes of their tokens. This service's login may write the hashes but not read them. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ExtensionStore {

    private final JdbcClient jdbc;

    ExtensionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID customerId, UUID id, String deviceName, UUID userId) {
        jdbc.sql("""
                        INSERT INTO linkedin_outreach_extension (customer_id, id, device_name, created_by_user_id)
                        VALUES (:customer, :id, :name, :user)
                        """)
                .param("customer", customerId)
                .param("id", id)
                .param("name", deviceName)
                .param("user", userId)
                .update();
    }

    void insertToken(UUID customerId, UUID extensionId, byte[] hash) {
        jdbc.sql("""
                        INSERT INTO linkedin_outreach_extension_token (customer_id, extension_id, token_hash)
                        VALUES (:customer, :extension, :hash)
                        """)
                .param("customer", customerId)
                .param("extension", extensionId)
                .param("hash", hash)
                .update();
    }

    /** Lets each existing token expire within an hour. */
    void expireTokensWithinTheHour(UUID customerId, UUID extensionId) {
        jdbc.sql("""
                        UPDATE linkedin_outreach_extension_token
                           SET expires_at = clock_timestamp() + interval '1 hour'
                         WHERE customer_id = :customer AND extension_id = :extension
                           -- Never extends a token that expires sooner.
                           AND (expires_at IS NULL OR expires_at > clock_timestamp() + interval '1 hour')
                        """)
                .param("customer", customerId)
                .param("extension", extensionId)
                .update();
    }

    /** Locks an extension that is not revoked and returns its name. */
    Optional<String> lockName(UUID customerId, UUID id) {
        return jdbc.sql("""
                        SELECT device_name
                          FROM linkedin_outreach_extension
                         WHERE customer_id = :customer AND id = :id AND revoked_at IS NULL
                           FOR UPDATE
                        """)
                .param("customer", customerId)
                .param("id", id)
                .query(String.class)
                .optional();
    }

    /** Extensions that are not revoked, oldest first. */
    List<Extension> list(UUID customerId) {
        return jdbc.sql("""
                        SELECT id, device_name, created_at, created_by_user_id, last_seen_at, last_action,
                               state, state_at, state_detail, mode, version, adapters
                          FROM linkedin_outreach_extension
                         WHERE customer_id = :customer AND revoked_at IS NULL
                         ORDER BY created_at, id
                        """)
                .param("customer", customerId)
                .query(Extension.class)
                .list();
    }

    Instant now() {
        return jdbc.sql("SELECT now()").query(OffsetDateTime.class).single().toInstant();
    }

    /** Whether an extension that is not revoked has sent a request within the last so many seconds. */
    boolean isAnySeenWithin(UUID customerId, long seconds) {
        return jdbc.sql("""
                        SELECT EXISTS (
                            SELECT 1
                              FROM linkedin_outreach_extension
                             WHERE customer_id = :customer AND revoked_at IS NULL
                               AND last_seen_at > now() - make_interval(secs => :seconds))
                        """)
                .param("customer", customerId)
                .param("seconds", seconds)
                .query(Boolean.class)
                .single();
    }

    /** Renames an extension that {@link #lockName} has locked. */
    Extension rename(UUID customerId, UUID id, String deviceName) {
        return jdbc.sql("""
                        UPDATE linkedin_outreach_extension
                           SET device_name = :name
                         WHERE customer_id = :customer AND id = :id
                        RETURNING id, device_name, created_at, created_by_user_id, last_seen_at, last_action,
                               state, state_at, state_detail, mode, version, adapters
                        """)
                .param("customer", customerId)
                .param("id", id)
                .param("name", deviceName)
                .query(Extension.class)
                .single();
    }

    /** Revokes an extension and returns its name; empty if it does not exist or was revoked before. */
    Optional<String> revoke(UUID customerId, UUID id, UUID userId) {
        return jdbc.sql("""
                        UPDATE linkedin_outreach_extension
                           SET revoked_at = clock_timestamp(), revoked_by_user_id = :user
                         WHERE customer_id = :customer AND id = :id AND revoked_at IS NULL
                        RETURNING device_name
                        """)
                .param("customer", customerId)
                .param("id", id)
                .param("user", userId)
                .query(String.class)
                .optional();
    }

    /** Whether the extension exists, revoked or not. */
    boolean exists(UUID customerId, UUID id) {
        return jdbc.sql("""
                        SELECT EXISTS (
                            SELECT 1 FROM linkedin_outreach_extension WHERE customer_id = :customer AND id = :id)
                        """)
                .param("customer", customerId)
                .param("id", id)
                .query(Boolean.class)
                .single();
    }
}
