package com.heycmo.outreach.allinone.provider;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * The provider and the review page are one origin, so a browser has one session for both. What each keeps in it has
 * another name: whoever is logged in at the provider is not yet logged in at the page.
 */
final class SharedSession {

    private static final String PREFIX = "outreach.provider.";

    private SharedSession() {}

    static void keepApart(HttpSecurity http) {
        HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
        contexts.setSpringSecurityContextKey(PREFIX + "security-context");
        HttpSessionRequestCache requests = new HttpSessionRequestCache();
        requests.setSessionAttrName(PREFIX + "saved-request");
        // Nothing else asks for a login, and who is refused needs no session.
        requests.setRequestMatcher(PathPatternRequestMatcher.withDefaults().matcher(Paths.AUTHORIZE));
        HttpSessionCsrfTokenRepository csrfTokens = new HttpSessionCsrfTokenRepository();
        csrfTokens.setSessionAttributeName(PREFIX + "csrf");
        http.securityContext(context -> context.securityContextRepository(contexts))
                .requestCache(cache -> cache.requestCache(requests))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens));
    }
}
