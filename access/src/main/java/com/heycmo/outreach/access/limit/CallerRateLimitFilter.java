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

/** Limits the requests of each person and each device across all their tokens and sessions. */
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
        Optional<ProblemException> problem =
                limit(SecurityContextHolder.getContext().getAuthentication());
        if (problem.isPresent()) {
            writer.write(problem.get(), request, response);
            return;
        }
        chain.doFilter(request, response);
    }

    private Optional<ProblemException> limit(@Nullable Authentication caller) {
        return caller == null || caller instanceof AnonymousAuthenticationToken
                ? Optional.empty()
                : perCaller.consume(caller.getName());
    }
}
