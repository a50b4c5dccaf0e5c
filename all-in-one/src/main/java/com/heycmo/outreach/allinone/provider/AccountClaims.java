package com.heycmo.outreach.allinone.provider;

import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** Adds to the ID token and the access token what the services ask of any provider. */
final class AccountClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

    static final String CUSTOMERS = "customers";

    @Override
    public void customize(JwtEncodingContext context) {
        Authentication person = context.getPrincipal();
        Account account = Optional.ofNullable(person)
                .flatMap(known -> Account.ofId(known.getName()))
                .orElseThrow(() -> new IllegalStateException("A token is for one of the accounts."));
        context.getClaims().claim(CUSTOMERS, account.customers()).claim("preferred_username", account.login());
    }
}
