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

/** Bounds the requests of each address and of each credential, right or wrong, before anything is checked. */
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
        Optional<ProblemException> refusal = perAddress.refusalFor(request.getRemoteAddr());
        String credential = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (refusal.isEmpty() && credential != null) {
            refusal = perCredential.refusalFor(CredentialKey.of(credential));
        }
        if (refusal.isPresent()) {
            writer.write(refusal.get(), request, response);
            return;
        }
        chain.doFilter(request, response);
    }
}
