package com.heycmo.outreach.approval.pages.signin;

import com.heycmo.outreach.access.caller.CallerPrincipal;
import com.heycmo.outreach.access.caller.Person;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

/**
 * The principal of a session, stored with it: the ID token without the claims that nobody needs later. Customers and roles stay those of the ID token until
 * the session ends.
 */
final class SignedInPerson extends DefaultOidcUser implements CallerPrincipal {

    private static final long serialVersionUID = 1L;

    private final Person person;

    SignedInPerson(OidcIdToken idToken, Person person) {
        super(List.of(), withoutUnusedClaims(idToken));
        this.person = person;
    }

    @Override
    public Person caller() {
        return person;
    }

    /** The logout at the provider sends the token back, and names the session by subject and {@code sid}. */
    private static OidcIdToken withoutUnusedClaims(OidcIdToken token) {
        Map<String, Object> claims = new LinkedHashMap<>(token.getClaims());
        claims.keySet().retainAll(Set.of(IdTokenClaimNames.SUB, "sid"));
        return new OidcIdToken(token.getTokenValue(), token.getIssuedAt(), token.getExpiresAt(), claims);
    }
}
