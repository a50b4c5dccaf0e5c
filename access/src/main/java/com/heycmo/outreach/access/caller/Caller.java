package com.heycmo.outreach.access.caller;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.Authentication;

/** Who sent the request, as its credential proves. */
public sealed interface Caller extends AuthenticatedPrincipal, CallerPrincipal permits Person, Device {

    @Override
    default Caller caller() {
        return this;
    }

    /** The caller of an authenticated request; empty when nobody has proved anything. */
    static Optional<Caller> of(@Nullable Authentication authentication) {
        return authentication != null
                        && authentication.isAuthenticated()
                        && authentication.getPrincipal() instanceof CallerPrincipal identified
                ? Optional.of(identified.caller())
                : Optional.empty();
    }
}
