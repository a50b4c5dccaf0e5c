package com.heycmo.outreach.access.chain;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.filter.CorsFilter;

/** Lets the configured extensions, and no other origin, call from a browser; no cookies come along. */
final class ExtensionOrigins extends DefaultCorsProcessor {

    private static final Duration PREFLIGHT_HOLDS = Duration.ofHours(1);

    private final ProblemRefusals refusals;

    private ExtensionOrigins(ProblemRefusals refusals) {
        this.refusals = refusals;
    }

    static CorsFilter filter(CorsProperties cors, ProblemRefusals refusals) {
        CorsConfiguration allowed = new CorsConfiguration();
        allowed.setAllowedOrigins(cors.origins());
        allowed.setAllowedMethods(List.of("GET", "POST"));
        allowed.setAllowedHeaders(List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE, "Idempotency-Key"));
        allowed.setExposedHeaders(List.of(HttpHeaders.RETRY_AFTER));
        allowed.setMaxAge(PREFLIGHT_HOLDS);
        CorsFilter filter = new CorsFilter(request -> allowed);
        filter.setCorsProcessor(new ExtensionOrigins(refusals));
        return filter;
    }

    @Override
    public boolean processRequest(
            @Nullable CorsConfiguration configuration, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean accepted = super.processRequest(configuration, request, response);
        if (!accepted) {
            refusals.handle(request, response, new AccessDeniedException("The origin is not configured."));
        }
        return accepted;
    }

    /** The framework's own answer would be plain text. */
    @Override
    protected void rejectRequest(ServerHttpResponse response) {
        // Answered above, where the request is known.
    }
}
