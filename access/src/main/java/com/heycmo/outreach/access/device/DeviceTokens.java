package com.heycmo.outreach.access.device;

import com.heycmo.outreach.access.caller.Device;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Recognises extensions by their tokens. */
@FunctionalInterface
public interface DeviceTokens {

    /** For a service without a database: it knows no extension, and takes no token of one. */
    DeviceTokens NONE = (token, action) -> Optional.empty();

    /**
     * The device that this token belongs to; empty for one that is mistyped, unknown, revoked or outlived.
     *
     * @param action what the device is about to do: {@code claim}, {@code result} or {@code usage}; null for anything
     *     else
     */
    Optional<Device> deviceOf(String token, @Nullable String action);
}
