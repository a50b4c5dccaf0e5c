package com.heycmo.outreach.allinone.provider;

import java.util.List;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/**
 * Adds the claims that the services require. Only an access token gets the API's audience, so that the API rejects ID
 * tokens.
 */
final class AccountTokenCustomizer implements OAuth2TokenCustomizer<JwtEncodingContext> {

    static final String CUSTOMERS = "customers";
    static final String NAME = "name";

    private final String audience;

    AccountTokenCustomizer(String audience) {
        this.audience = audience;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        Authentication person = context.getPrincipal();
        DemoAccount account = Optional.ofNullable(person)
                .flatMap(known -> DemoAccount.ofId(known.getName()))
                .orElseThrow(() -> new IllegalStateException("The principal of a token is not a demo account."));
        context.getClaims()
                .claim(CUSTOMERS, account.customers())
                .claim(NAME, account.displayName())
                .claim("preferred_username", account.login());
        if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            context.getClaims().audience(List.of(audience));
        }
    }
}
