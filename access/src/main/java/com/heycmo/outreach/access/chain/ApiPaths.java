package com.heycmo.outreach.access.chain;

import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The paths that the security chains distinguish. */
final class ApiPaths {

    static final RequestMatcher CLAIM = matcher("/api/linkedin/queue/{customerId}/next");
    static final RequestMatcher RESULT = matcher("/api/linkedin/queue/{customerId}/{id}/result");
    static final RequestMatcher USAGE = matcher("/api/linkedin/queue/{customerId}/usage");

    /** The paths that extensions call. */
    static final RequestMatcher EXTENSION = new OrRequestMatcher(CLAIM, RESULT, USAGE);

    /** All paths with a customer. */
    static final RequestMatcher CUSTOMER = matcher("/api/linkedin/{area}/{customerId}/**");

    static final RequestMatcher ALL = matcher("/api/**");

    private ApiPaths() {}

    private static RequestMatcher matcher(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }
}
