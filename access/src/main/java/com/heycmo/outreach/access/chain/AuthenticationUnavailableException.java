package com.heycmo.outreach.access.chain;

import org.springframework.security.core.AuthenticationException;

/**
 * The credential could not be checked because the database or the OpenID provider is unavailable.
 *
 * <p>Not Spring Security's {@code AuthenticationServiceException}, which its filter rethrows instead of passing it to
 * the entry point.
 */
final class AuthenticationUnavailableException extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    AuthenticationUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
