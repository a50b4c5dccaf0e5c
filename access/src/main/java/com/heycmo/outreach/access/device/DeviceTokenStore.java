package com.heycmo.outreach.access.device;

import com.heycmo.outreach.access.caller.Device;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
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

    /** @param actions what each device did last; empty keeps what is known */
    void seen(Map<Device, Optional<String>> actions) {
        List<Device> devices = List.copyOf(actions.keySet());
        jdbc.sql("""
                        WITH seen AS (
                            SELECT e.customer_id, e.id, s.action
                              FROM unnest(CAST(:customerIds AS uuid[]), CAST(:ids AS uuid[]), CAST(:actions AS text[]))
                                AS s (customer_id, id, action)
                              JOIN linkedin_outreach_extension e USING (customer_id, id)
                             -- In one order, for other instances note the same devices.
                             ORDER BY e.customer_id, e.id
                               FOR NO KEY UPDATE OF e)
                        UPDATE linkedin_outreach_extension e
                           SET last_seen_at = clock_timestamp(), last_action = COALESCE(seen.action, e.last_action)
                          FROM seen
                         WHERE e.customer_id = seen.customer_id AND e.id = seen.id
                        """)
                .param("customerIds", column(devices, Device::customerId))
                .param("ids", column(devices, Device::id))
                .param(
                        "actions",
                        devices.stream()
                                .map(device -> actions.getOrDefault(device, Optional.empty())
                                        .orElse(null))
                                .toArray(String[]::new))
                .update();
    }

    private static String[] column(List<Device> devices, Function<Device, UUID> field) {
        return devices.stream().map(device -> field.apply(device).toString()).toArray(String[]::new);
    }
}
