package com.heycmo.outreach.approval.pages.signin;

import com.heycmo.outreach.access.caller.Person;
import com.heycmo.outreach.access.caller.PersonClaims;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;

/** Turns a validated ID token into a person. Its claims are read like those of an access token. */
final class SignIn implements OAuth2UserService<OidcUserRequest, SignedInPerson> {

    private final PersonClaims people;
    private final String issuer;

    /** @param issuer the required issuer; with addresses configured one by one, Spring does not check it */
    SignIn(PersonClaims people, String issuer) {
        this.people = people;
        this.issuer = issuer;
    }

    @Override
    public SignedInPerson loadUser(OidcUserRequest request) {
        OidcIdToken token = request.getIdToken();
        if (!issuer.equals(token.getClaimAsString(IdTokenClaimNames.ISS))) {
            throw invalidToken("The ID token is not issued by " + issuer + ".");
        }
        Person person = people.of(token.getClaims())
                .orElseThrow(() -> invalidToken("The ID token does not identify a person."));
        return new SignedInPerson(token, person);
    }

    private static OAuth2AuthenticationException invalidToken(String message) {
        return new OAuth2AuthenticationException(new OAuth2Error("invalid_id_token"), message);
    }
}
