package com.heycmo.outreach.approval.pages.signin;

import com.heycmo.outreach.access.caller.CallerPrincipal;
import com.heycmo.outreach.access.caller.Person;
import java.util.List;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

/** Who has signed in to the pages, as the ID token says. The session ends with what it covered at that time. */
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
