package com.heycmo.outreach.approval.pages.signin;

import com.heycmo.outreach.access.caller.Person;
import com.heycmo.outreach.access.caller.PersonClaims;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;

/** Turns a checked ID token into the person who has signed in: the claims are read as those of the API's tokens. */
final class SignIn implements OAuth2UserService<OidcUserRequest, SignedInPerson> {

    private final PersonClaims people;
    private final String issuer;

    /** @param issuer the one whose people there are; an explicitly configured provider does not check it by itself */
    SignIn(PersonClaims people, String issuer) {
        this.people = people;
        this.issuer = issuer;
    }

    @Override
    public SignedInPerson loadUser(OidcUserRequest request) {
        OidcIdToken token = request.getIdToken();
        if (!issuer.equals(token.getClaimAsString(IdTokenClaimNames.ISS))) {
            throw refusal("The ID token is not from " + issuer + ".");
        }
        Person person = people.of(token.getClaims()).orElseThrow(() -> refusal("The ID token does not say who it is."));
        return new SignedInPerson(token, person);
    }

    private static OAuth2AuthenticationException refusal(String message) {
        return new OAuth2AuthenticationException(new OAuth2Error("invalid_id_token"), message);
    }
}
