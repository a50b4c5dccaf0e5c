package com.heycmo.outreach.access.device;

import com.heycmo.outreach.access.caller.Device;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Verifies extensions' tokens. */
@FunctionalInterface
public interface DeviceTokenVerifier {

    /** For a service without a database: rejects all tokens. */
    DeviceTokenVerifier NONE = (token, action) -> Optional.empty();

    /**
     * The device of this token; empty if the token is malformed, unknown, revoked or expired.
     *
     * @param action {@code claim}, {@code result} or {@code usage}; null for other requests
     */
    Optional<Device> verify(String token, @Nullable String action);
}
