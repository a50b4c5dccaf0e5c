package com.heycmo.outreach.approval.extensions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Extensions and the hashes of their tokens, which can be written here and not be read. */
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

    /** Lets the tokens that are there live for another hour at most. */
    void endTokensWithinTheHour(UUID customerId, UUID extensionId) {
        jdbc.sql("""
                        UPDATE linkedin_outreach_extension_token
                           SET expires_at = clock_timestamp() + interval '1 hour'
                         WHERE customer_id = :customer AND extension_id = :extension
                           -- One that ends sooner is left to it.
                           AND (expires_at IS NULL OR expires_at > clock_timestamp() + interval '1 hour')
                        """)
                .param("customer", customerId)
                .param("extension", extensionId)
                .update();
    }

    /** The name of an extension that is not revoked, with its row locked. */
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

    /** Those that are not revoked, oldest first. */
    List<Extension> list(UUID customerId) {
        return jdbc.sql("""
                        SELECT id, device_name, created_at, created_by_user_id, last_seen_at, last_action
                          FROM linkedin_outreach_extension
                         WHERE customer_id = :customer AND revoked_at IS NULL
                         ORDER BY created_at, id
                        """)
                .param("customer", customerId)
                .query(ExtensionStore::extension)
                .list();
    }

    /** Gives another name to an extension that is locked. */
    Extension rename(UUID customerId, UUID id, String deviceName) {
        return jdbc.sql("""
                        UPDATE linkedin_outreach_extension
                           SET device_name = :name
                         WHERE customer_id = :customer AND id = :id
                        RETURNING id, device_name, created_at, created_by_user_id, last_seen_at, last_action
                        """)
                .param("customer", customerId)
                .param("id", id)
                .param("name", deviceName)
                .query(ExtensionStore::extension)
                .single();
    }

    /** The name of the extension that is revoked by this; empty when it was before, or there is none. */
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

    /** Whether there is such an extension, revoked or not. */
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

    private static Extension extension(ResultSet row, int number) throws SQLException {
        OffsetDateTime lastSeen = row.getObject("last_seen_at", OffsetDateTime.class);
        @Nullable String lastAction = row.getString("last_action");
        return new Extension(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                row.getString("device_name"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                Objects.requireNonNull(row.getObject("created_by_user_id", UUID.class)),
                lastSeen == null ? null : lastSeen.toInstant(),
                lastAction);
    }
}
