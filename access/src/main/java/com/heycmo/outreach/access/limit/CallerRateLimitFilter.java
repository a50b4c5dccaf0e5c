package com.heycmo.outreach.access.limit;

import com.heycmo.outreach.problems.ProblemException;
import com.heycmo.outreach.problems.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Bounds the requests of each person and each device, however many tokens and sessions they have. */
public final class CallerRateLimitFilter extends OncePerRequestFilter {

    private final RateLimit perCaller;
    private final ProblemWriter writer;

    public CallerRateLimitFilter(RateLimitProperties limits, ProblemWriter writer) {
        this.perCaller = new RateLimit(limits.perCredential());
        this.writer = writer;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<ProblemException> refusal =
                refusal(SecurityContextHolder.getContext().getAuthentication());
        if (refusal.isPresent()) {
            writer.write(refusal.get(), request, response);
            return;
        }
        chain.doFilter(request, response);
    }

    private Optional<ProblemException> refusal(@Nullable Authentication caller) {
        return caller == null || caller instanceof AnonymousAuthenticationToken
                ? Optional.empty()
                : perCaller.refusalFor(caller.getName());
    }
}
