package com.heycmo.outreach.approval.pages.signin;

import com.heycmo.outreach.problems.ProblemException;
import com.heycmo.outreach.problems.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers a logout token that Spring Security fails to check: it throws for a token without events, and for one that it cannot
 * check while the provider is away.
 */
final class LogoutTokenFilter extends OncePerRequestFilter {

    private static final RequestMatcher BACK_CHANNEL =
            PathPatternRequestMatcher.withDefaults().matcher("/logout/connect/back-channel/*");

    private final ProblemWriter writer;

    LogoutTokenFilter(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !BACK_CHANNEL.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (AuthenticationServiceException e) {
            ProblemException problem = SignInFailures.isProviderUnavailable(e)
                    ? SignInFailures.providerUnavailable(e)
                    : ProblemException.malformed("The logout token is not valid.");
            writer.write(problem, request, response);
        }
    }
}
