package com.heycmo.outreach.access.chain;

import jakarta.servlet.Filter;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** What stands between the check of access and the work for a customer, where there is such a thing. */
@FunctionalInterface
public interface CustomerFilters {

    /** @param paths those with a {@code customerId} in them */
    Filter on(RequestMatcher paths);
}
