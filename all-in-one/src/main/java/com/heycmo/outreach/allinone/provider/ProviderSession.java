package com.heycmo.outreach.allinone.provider;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * The provider and the review page share one origin and therefore one session. Separate attribute names keep a login at
 * the provider from counting as a login at the page.
 */
final class ProviderSession {

    private static final String PREFIX = "outreach.provider.";

    private ProviderSession() {}

    static void configure(HttpSecurity http) {
        HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
        contexts.setSpringSecurityContextKey(PREFIX + "security-context");
        HttpSessionRequestCache requests = new HttpSessionRequestCache();
        requests.setSessionAttrName(PREFIX + "saved-request");
        // Only this path leads to the login page. Other rejected requests must not create a session.
        requests.setRequestMatcher(PathPatternRequestMatcher.withDefaults().matcher(ProviderPaths.AUTHORIZE));
        HttpSessionCsrfTokenRepository csrfTokens = new HttpSessionCsrfTokenRepository();
        csrfTokens.setSessionAttributeName(PREFIX + "csrf");
        http.securityContext(context -> context.securityContextRepository(contexts))
                .requestCache(cache -> cache.requestCache(requests))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens));
    }
}
