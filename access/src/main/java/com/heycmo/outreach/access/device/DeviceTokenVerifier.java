package com.heycmo.outreach.access.device;

import com.heycmo.outreach.access.caller.Device;
import com.heycmo.outreach.extension.ExtensionToken;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Verifies extensions' tokens against the database at each request, so that a revoked token is rejected at once by every instance.
 */
public final class DeviceTokenVerifier {

    private final DeviceTokenStore store;
    private final LastSeenRecorder lastSeen;

    public DeviceTokenVerifier(DeviceTokenStore store, LastSeenRecorder lastSeen) {
        this.store = store;
        this.lastSeen = lastSeen;
    }

    /**
     * The device of this token; empty if the token is malformed, unknown, revoked or expired.
     *
     * @param action what the extension does, for instance {@code claim}; null for other requests
     */
    public Optional<Device> verify(String token, @Nullable String action) {
        return ExtensionToken.parse(token).map(ExtensionToken::sha256).flatMap(hash -> find(hash, action));
    }

    private Optional<Device> find(byte[] hash, @Nullable String action) {
        byte[] selector = Arrays.copyOf(hash, DeviceTokenStore.SELECTOR_BYTES);
        for (DeviceTokenStore.Stored stored : store.findValid(selector, action)) {
            // In constant time, so that the time does not show how much of a guess is right.
            if (MessageDigest.isEqual(stored.hash(), hash)) {
                if (stored.stale()) {
                    lastSeen.record(stored.device(), action);
                }
                return Optional.of(stored.device());
            }
        }
        return Optional.empty();
    }
}
