package com.heycmo.outreach.access.device;

import com.heycmo.outreach.access.caller.Device;
import com.heycmo.outreach.extension.ExtensionToken;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Recognises extensions. Every request asks the database, so that a revoked token is refused at once, by every
 * instance.
 */
public final class StoredDeviceTokens implements DeviceTokens {

    private final DeviceTokenStore store;
    private final LastSeenRecorder seen;

    public StoredDeviceTokens(DeviceTokenStore store, LastSeenRecorder seen) {
        this.store = store;
        this.seen = seen;
    }

    /** Has it noted that the device was seen. */
    @Override
    public Optional<Device> deviceOf(String token, @Nullable String action) {
        return ExtensionToken.parse(token).map(ExtensionToken::sha256).flatMap(hash -> find(hash, action));
    }

    private Optional<Device> find(byte[] hash, @Nullable String action) {
        byte[] selector = Arrays.copyOf(hash, DeviceTokenStore.SELECTOR_BYTES);
        for (DeviceTokenStore.Stored stored : store.findValid(selector, action)) {
            // In constant time: how much of a guess was right shows nowhere.
            if (MessageDigest.isEqual(stored.hash(), hash)) {
                if (stored.unseen()) {
                    seen.seen(stored.device(), action);
                }
                return Optional.of(stored.device());
            }
        }
        return Optional.empty();
    }
}
