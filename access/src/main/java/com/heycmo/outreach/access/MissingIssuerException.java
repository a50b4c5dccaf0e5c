package com.heycmo.outreach.access;

import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;

/** Nobody said whose tokens to trust, or for whom they must be made out. */
final class MissingIssuerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private MissingIssuerException(String message) {
        super(message);
    }

    static void throwUnlessGiven(OAuth2ResourceServerProperties.Jwt jwt) {
        if (jwt.getIssuerUri() == null || jwt.getIssuerUri().isBlank()) {
            throw new MissingIssuerException("spring.security.oauth2.resourceserver.jwt.issuer-uri is not set: "
                    + "without the address of an OpenID provider nobody could sign in.");
        }
        if (jwt.getAudiences().isEmpty()) {
            throw new MissingIssuerException("spring.security.oauth2.resourceserver.jwt.audiences is empty: "
                    + "tokens that the provider made out for anybody else would be taken.");
        }
    }
}
