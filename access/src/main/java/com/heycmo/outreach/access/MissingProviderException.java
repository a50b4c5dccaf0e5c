package com.heycmo.outreach.access;

import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;

/** The OpenID provider or the audience of its tokens is not configured. */
final class MissingProviderException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private MissingProviderException(String message) {
        super(message);
    }

    static void requireProvider(OAuth2ResourceServerProperties.Jwt jwt) {
        if (jwt.getIssuerUri() == null || jwt.getIssuerUri().isBlank()) {
            throw new MissingProviderException("spring.security.oauth2.resourceserver.jwt.issuer-uri is not set: "
                    + "without an OpenID provider, nobody can sign in.");
        }
        if (jwt.getAudiences().isEmpty()) {
            throw new MissingProviderException("spring.security.oauth2.resourceserver.jwt.audiences is empty: "
                    + "tokens that the provider issued for other applications would be accepted.");
        }
    }
}
