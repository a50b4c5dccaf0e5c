package com.heycmo.outreach.access.chain;

import com.heycmo.outreach.access.caller.Caller;
import com.heycmo.outreach.access.caller.Device;
import com.heycmo.outreach.policy.StrictUuid;
import com.heycmo.outreach.tenancy.CustomerScope;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Opens the scope of the path's customer; on a path without one, that of the calling extension's customer. Stands after
 * authorization, because it trusts the path.
 */
public final class CustomerScopeFilter extends OncePerRequestFilter {

    private final RequestMatcher paths;

    /** @param paths with a {@code customerId} variable */
    public CustomerScopeFilter(RequestMatcher paths) {
        this.paths = paths;
    }

    /** A request whose body came late is dispatched again, on another thread. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<UUID> customer = StrictUuid.parse(
                        paths.matcher(request).getVariables().get(AccessRule.CUSTOMER))
                .or(CustomerScopeFilter::customerOfDevice);
        if (customer.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        try (CustomerScope scope = CustomerScope.open(customer.get())) {
            chain.doFilter(request, response);
        }
    }

    private static Optional<UUID> customerOfDevice() {
        return Caller.of(SecurityContextHolder.getContext().getAuthentication())
                .flatMap(caller ->
                        caller instanceof Device device ? Optional.of(device.customerId()) : Optional.empty());
    }
}
