package com.heycmo.outreach.access.chain;

import jakarta.servlet.Filter;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Creates the filter that runs after authorization and opens the customer scope; only services with a database have it. */
@FunctionalInterface
public interface CustomerFilterFactory {

    /** @param paths with a {@code customerId} variable */
    Filter forPaths(RequestMatcher paths);
}
