package com.heycmo.outreach.access.limit;

import com.heycmo.outreach.problems.ProblemException;
import com.heycmo.outreach.problems.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Limits the requests of each client address and of each credential, valid or not. */
public final class ClientRateLimitFilter extends OncePerRequestFilter {

    private final RateLimit perAddress;
    private final RateLimit perCredential;
    private final ProblemWriter writer;

    public ClientRateLimitFilter(RateLimitProperties limits, ProblemWriter writer) {
        this.perAddress = new RateLimit(limits.perAddress());
        this.perCredential = new RateLimit(limits.perCredential());
        this.writer = writer;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<ProblemException> problem = perAddress.consume(request.getRemoteAddr());
        String credential = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (problem.isEmpty() && credential != null) {
            problem = perCredential.consume(CredentialHash.of(credential));
        }
        if (problem.isPresent()) {
            writer.write(problem.get(), request, response);
            return;
        }
        chain.doFilter(request, response);
    }
}
