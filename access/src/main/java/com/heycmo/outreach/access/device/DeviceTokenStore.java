package com.heycmo.outreach.access.device;

import com.heycmo.outreach.access.caller.Device;
import com.heycmo.outreach.sql.TextArrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stored tokens. The look-up runs as the background role, because the customer is not known before it. */
public class DeviceTokenStore {

    /** The length of the indexed prefix of a hash. The caller compares the whole hash in constant time. */
    static final int SELECTOR_BYTES = 8;

    private final JdbcClient jdbc;

    public DeviceTokenStore(JdbcClient worker) {
        this.jdbc = worker;
    }

    /**
     * A valid token.
     *
     * @param stale whether the device's last-seen entry must be updated: it is old, or names another action
     */
    record Stored(Device device, byte[] hash, boolean stale) {}

    /** Tokens whose hash begins with the selector, unless they are expired or their device is revoked. */
    List<Stored> findValid(byte[] selector, @Nullable String action) {
        return jdbc.sql("""
                        SELECT token.customer_id, token.extension_id, token.token_hash,
                               extension.last_seen_at IS NULL
                                   OR extension.last_seen_at < clock_timestamp() - interval '10 seconds'
                                   OR (:action::text IS NOT NULL AND extension.last_action IS DISTINCT FROM :action)
                                   AS stale
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
                        row.getBoolean("stale")))
                .list();
    }

    /** @param actions the last action of each device; empty keeps the stored one */
    void recordLastSeen(Map<Device, Optional<String>> actions) {
        List<Device> devices = List.copyOf(actions.keySet());
        jdbc.sql("""
                        WITH seen AS (
                            SELECT e.customer_id, e.id, s.action
                              FROM unnest(CAST(:customerIds AS uuid[]), CAST(:ids AS uuid[]), CAST(:actions AS text[]))
                                AS s (customer_id, id, action)
                              JOIN linkedin_outreach_extension e USING (customer_id, id)
                             -- A fixed order, because other instances update the same devices and would deadlock.
                             ORDER BY e.customer_id, e.id
                               FOR NO KEY UPDATE OF e)
                        UPDATE linkedin_outreach_extension e
                           SET last_seen_at = clock_timestamp(), last_action = COALESCE(seen.action, e.last_action)
                          FROM seen
                         WHERE e.customer_id = seen.customer_id AND e.id = seen.id
                        """)
                .param("customerIds", TextArrays.of(devices, Device::customerId))
                .param("ids", TextArrays.of(devices, Device::id))
                .param(
                        "actions",
                        TextArrays.of(
                                devices,
                                device -> actions.getOrDefault(device, Optional.empty())
                                        .orElse(null)))
                .update();
    }
}
