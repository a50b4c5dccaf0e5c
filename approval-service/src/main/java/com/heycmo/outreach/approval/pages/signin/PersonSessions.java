package com.heycmo.outreach.approval.pages.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionInformation;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionRegistry;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/**
 * All sessions of a person. Signing out everywhere ends them, and so does a logout token of the provider, which Spring
 * Security has validated. Both find them in the sessions themselves, so any instance can do it.
 */
final class PersonSessions implements LogoutHandler, OidcSessionRegistry {

    private static final String EVERYWHERE = "everywhere";
    private static final String PROVIDER_SESSION = "sid";

    private final FindByIndexNameSessionRepository<?> sessions;

    PersonSessions(FindByIndexNameSessionRepository<?> sessions) {
        this.sessions = sessions;
    }

    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication person) {
        if (person != null && request.getParameter(EVERYWHERE) != null) {
            end(person.getName(), null);
        }
    }

    /** Nothing is left for Spring Security, which would send each session's cookie to itself. */
    @Override
    public Iterable<OidcSessionInformation> removeSessionInformation(OidcLogoutToken token) {
        if (token.getSubject() != null) {
            end(token.getSubject(), token.getSessionId());
        }
        return List.of();
    }

    /** The session has the ID token. */
    @Override
    public void saveSessionInformation(OidcSessionInformation session) {}

    @Override
    public @Nullable OidcSessionInformation removeSessionInformation(String sessionId) {
        return null;
    }

    /** @param providerSession one session at the provider; null: all */
    private void end(String subject, @Nullable String providerSession) {
        sessions.findByPrincipalName(subject).forEach((id, session) -> {
            if (providerSession == null || providerSession.equals(providerSessionOf(session))) {
                sessions.deleteById(id);
            }
        });
    }

    private static @Nullable String providerSessionOf(Session session) {
        SecurityContext context =
                session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
        return context != null
                        && context.getAuthentication() != null
                        && context.getAuthentication().getPrincipal() instanceof OidcUser user
                ? user.getIdToken().getClaimAsString(PROVIDER_SESSION)
                : null;
    }
}
