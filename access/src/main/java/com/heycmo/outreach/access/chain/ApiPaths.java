package com.heycmo.outreach.access.chain;

import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The paths that the security chains distinguish. */
final class ApiPaths {

    static final RequestMatcher CLAIM = matcher("/api/linkedin/queue/{customerId}/next");
    static final RequestMatcher RESULT = matcher("/api/linkedin/queue/{customerId}/{id}/result");
    static final RequestMatcher RELEASE = matcher("/api/linkedin/queue/{customerId}/{id}/release");
    static final RequestMatcher EXTEND = matcher("/api/linkedin/queue/{customerId}/{id}/extend");
    static final RequestMatcher USAGE = matcher("/api/linkedin/queue/{customerId}/usage");

    static final RequestMatcher SIGNALS = matcher("/api/linkedin/prospects/{customerId}/signals");

    static final RequestMatcher EXPORT = matcher("/api/linkedin/prospects/{customerId}/{prospectId}/export");

    static final RequestMatcher STATE = matcher("/api/linkedin/extension/state");

    /** The paths of jobs. */
    static final RequestMatcher JOBS = new OrRequestMatcher(CLAIM, RESULT, RELEASE, EXTEND);

    /** The paths on which an extension asks about itself. The customer is that of its token. */
    static final RequestMatcher SELF = new OrRequestMatcher(matcher("/api/linkedin/extension"), STATE);

    /** The paths that extensions call. */
    static final RequestMatcher EXTENSION = new OrRequestMatcher(JOBS, SELF, USAGE, SIGNALS);

    /** All paths with a customer. */
    static final RequestMatcher CUSTOMER = matcher("/api/linkedin/{area}/{customerId}/**");

    static final RequestMatcher ALL = matcher("/api/**");

    private ApiPaths() {}

    private static RequestMatcher matcher(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }
}
