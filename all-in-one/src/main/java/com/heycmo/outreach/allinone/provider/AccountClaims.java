package com.heycmo.outreach.allinone.provider;

import java.util.List;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/**
 * Adds to the ID token and the access token what the services ask of any provider. An access token is made out for the
 * API, so that an ID token, which is for the client, is none.
 */
final class AccountClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

    static final String CUSTOMERS = "customers";
    static final String NAME = "name";

    private final String audience;

    AccountClaims(String audience) {
        this.audience = audience;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        Authentication person = context.getPrincipal();
        Account account = Optional.ofNullable(person)
                .flatMap(known -> Account.ofId(known.getName()))
                .orElseThrow(() -> new IllegalStateException("A token is for one of the accounts."));
        context.getClaims()
                .claim(CUSTOMERS, account.customers())
                .claim(NAME, account.displayName())
                .claim("preferred_username", account.login());
        if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            context.getClaims().audience(List.of(audience));
        }
    }
}
