package com.heycmo.outreach.testsupport;

import com.heycmo.outreach.extension.ExtensionToken;
import java.security.SecureRandom;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Creates paired extensions. */
public final class TestDevices {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final Map<UUID, String> firstTokens = new ConcurrentHashMap<>();

    /** @param jdbc as the owner of the schema */
    public TestDevices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A new device and its token. */
    public record Paired(UUID id, String token) {}

    /** The token of a device of this customer; the same at each call. */
    public String tokenOf(UUID customerId) {
        return firstTokens.computeIfAbsent(customerId, id -> pair(id).token());
    }

    /** Creates a device of this customer. */
    public Paired pair(UUID customerId) {
        UUID id = UUID.randomUUID();
        ExtensionToken token = ExtensionToken.generate(RANDOM);
        jdbc.sql("""
                        WITH paired AS (
                            INSERT INTO linkedin_outreach_extension (customer_id, id, device_name, created_by_user_id)
                            VALUES (:customerId, :id, 'Test browser', :id))
                        INSERT INTO linkedin_outreach_extension_token (customer_id, extension_id, token_hash)
                        VALUES (:customerId, :id, :hash)
                        """)
                .param("customerId", customerId)
                .param("id", id)
                .param("hash", token.sha256())
                .update();
        return new Paired(id, token.reveal());
    }

    public void revoke(UUID customerId, UUID id) {
        jdbc.sql("""
                        UPDATE linkedin_outreach_extension
                           SET revoked_at = clock_timestamp(), revoked_by_user_id = :id
                         WHERE customer_id = :customerId AND id = :id
                        """).param("customerId", customerId).param("id", id).update();
    }
}
