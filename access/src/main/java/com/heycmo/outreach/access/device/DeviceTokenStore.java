package com.heycmo.outreach.access.device;

import com.heycmo.outreach.access.caller.Device;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tokens as they are stored. They are looked up before it is known whose they are, hence by the worker's role. */
public class DeviceTokenStore {

    /** How much of a hash the index knows; the rest is compared in constant time by whoever asked. */
    static final int SELECTOR_BYTES = 8;

    private final JdbcClient jdbc;

    public DeviceTokenStore(JdbcClient worker) {
        this.jdbc = worker;
    }

    /**
     * A valid token.
     *
     * @param unseen whether its device was not seen doing this for a while
     */
    record Stored(Device device, byte[] hash, boolean unseen) {}

    /** Valid tokens whose hash begins so: of devices that are not revoked, and not outlived by their successors. */
    List<Stored> findValid(byte[] selector, @Nullable String action) {
        return jdbc.sql("""
                        SELECT token.customer_id, token.extension_id, token.token_hash,
                               extension.last_seen_at IS NULL
                                   OR extension.last_seen_at < clock_timestamp() - interval '10 seconds'
                                   OR (:action::text IS NOT NULL AND extension.last_action IS DISTINCT FROM :action)
                                   AS unseen
                          FROM linkedin_outreach_extension_token token
                          JOIN linkedin_outreach_extension extension
                            ON extension.customer_id = token.customer_id AND extension.id = token.extension_id
                         WHERE substring(token.token_hash from 1 for 8) = :selector
                           AND (token.expires_at IS NULL OR token.expires_at > clock_timestamp())
                           AND extension.revoked_at IS NULL
                        """)
                .param("selector", selector)
                .param("action", action)
                .query((row, number) -> new Stored(
                        new Device(row.getObject("customer_id", UUID.class), row.getObject("extension_id", UUID.class)),
                        row.getBytes("token_hash"),
                        row.getBoolean("unseen")))
                .list();
    }

    void seen(Device device, @Nullable String action) {
        jdbc.sql("""
                        UPDATE linkedin_outreach_extension
                           SET last_seen_at = clock_timestamp(), last_action = COALESCE(:action, last_action)
                         WHERE customer_id = :customerId AND id = :id
                        """)
                .param("action", action)
                .param("customerId", device.customerId())
                .param("id", device.id())
                .update();
    }
}
