package com.heycmo.outreach.approval.pages.signin;

import com.heycmo.outreach.access.caller.CallerPrincipal;
import com.heycmo.outreach.access.caller.Person;
import java.util.List;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

/** The principal of a session. Customers and roles stay those of the ID token until the session ends. */
final class SignedInPerson extends DefaultOidcUser implements CallerPrincipal {

    private static final long serialVersionUID = 1L;

    private final Person person;

    SignedInPerson(OidcIdToken idToken, Person person) {
        super(List.of(), idToken);
        this.person = person;
    }

    @Override
    public Person caller() {
        return person;
    }
}
