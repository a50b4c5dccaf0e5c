package com.heycmo.outreach.access.caller;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.Authentication;

/** The authenticated sender of a request. */
public sealed interface Caller extends AuthenticatedPrincipal, CallerPrincipal permits Person, Device {

    @Override
    default Caller caller() {
        return this;
    }

    /** Empty if the request is not authenticated. */
    static Optional<Caller> of(@Nullable Authentication authentication) {
        return authentication != null
                        && authentication.isAuthenticated()
                        && authentication.getPrincipal() instanceof CallerPrincipal principal
                ? Optional.of(principal.caller())
                : Optional.empty();
    }
}
