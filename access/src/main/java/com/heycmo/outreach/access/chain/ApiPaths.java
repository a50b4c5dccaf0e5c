package com.heycmo.outreach.access.chain;

import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The paths of the API, as far as who may call them depends on it. */
final class ApiPaths {

    static final RequestMatcher CLAIM = matcher("/api/linkedin/queue/{customerId}/next");
    static final RequestMatcher RESULT = matcher("/api/linkedin/queue/{customerId}/{id}/result");
    static final RequestMatcher USAGE = matcher("/api/linkedin/queue/{customerId}/usage");

    /** What a browser extension calls. */
    static final RequestMatcher OF_EXTENSIONS = new OrRequestMatcher(CLAIM, RESULT, USAGE);

    /** Whatever belongs to a customer. */
    static final RequestMatcher OF_A_CUSTOMER = matcher("/api/linkedin/{area}/{customerId}/**");

    static final RequestMatcher ALL = matcher("/api/**");

    private ApiPaths() {}

    private static RequestMatcher matcher(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }
}
